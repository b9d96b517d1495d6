package io.codriver.runtime.boot;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.codriver.models.Bundle;
import io.codriver.runtime.fuse.CabinGeometry;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cabin that the program's own model was trained with, without opening the model. */
final class BundledCabin {
    private static final Logger LOG = LoggerFactory.getLogger(BundledCabin.class);

    private record Positions(Map<String, List<Double>> heads, Map<String, List<Double>> targets) {}

    private BundledCabin() {}

    /** The geometry; unknown when the program carries no model, or a damaged one. */
    static CabinGeometry geometry(String driverSide) {
        try (InputStream in = Bundle.class.getResourceAsStream("fused-en/cabin.json")) {
            if (in == null) {
                return CabinGeometry.UNKNOWN;
            }
            Positions cabin = new ObjectMapper().readValue(in, new TypeReference<>() {});
            return CabinGeometry.of(cabin.heads(), cabin.targets(), driverSide);
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("the bundled model's cabin can't be read, so that no angle of gaze points at anything", e);
            return CabinGeometry.UNKNOWN;
        }
    }
}
