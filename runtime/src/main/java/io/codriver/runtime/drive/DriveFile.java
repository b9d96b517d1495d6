package io.codriver.runtime.drive;

import io.codriver.runtime.drive.Drive.Line;
import io.codriver.runtime.drive.Drive.Setting;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads {@code drive.yaml}; the n-th line's clip is {@code clips/NN.wav} beside it. */
public final class DriveFile {
    private DriveFile() {}

    /**
     * The drive in a folder.
     *
     * @throws IOException when a file is missing or malformed; the message names it
     */
    public static Drive read(Path folder) throws IOException {
        Path file = folder.resolve("drive.yaml");
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no drive in " + folder + ": drive.yaml is missing");
        }
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return drive(map(loaded), folder);
        } catch (YAMLException | IllegalArgumentException | ClassCastException e) {
            throw new IOException(file + " is malformed: " + e.getMessage(), e);
        }
    }

    private static Drive drive(Map<?, ?> root, Path folder) {
        List<Line> lines = new ArrayList<>();
        for (Object item : list(root, "lines")) {
            Path clip = folder.resolve(String.format("clips/%02d.wav", lines.size() + 1));
            lines.add(line(map(item), clip));
        }
        List<String> seats = list(root, "seats").stream().map(String::valueOf).toList();
        lines.forEach(line -> requireSeat(line, seats));
        List<Setting> settings = new ArrayList<>();
        for (Object item : list(root, "signals")) {
            settings.add(setting(map(item)));
        }
        return new Drive(
                text(root, "name"),
                Boolean.TRUE.equals(root.get("synthetic")),
                seats,
                number(root, "crosstalk"),
                number(root, "noise"),
                lines,
                settings);
    }

    private static void requireSeat(Line line, List<String> seats) {
        if (!seats.contains(line.seat())) {
            throw new IllegalArgumentException("'" + line.seat() + "' says a line, but is not one of the 'seats'");
        }
    }

    private static Line line(Map<?, ?> item, Path clip) {
        return new Line(
                number(item, "at"),
                text(item, "seat"),
                text(item, "voice"),
                text(item, "say"),
                text(item, "expect"),
                clip);
    }

    private static Setting setting(Map<?, ?> item) {
        Object value = item.get("value");
        SignalValue wanted = value instanceof Boolean b
                ? SignalValue.of(b)
                : value instanceof Number n ? SignalValue.of(n.doubleValue()) : SignalValue.of(String.valueOf(value));
        return new Setting(number(item, "at"), new SignalPath(text(item, "path")), wanted);
    }

    private static Map<?, ?> map(Object value) {
        if (value instanceof Map<?, ?> found) {
            return found;
        }
        throw new IllegalArgumentException("a map is needed where there is: " + value);
    }

    private static List<?> list(Map<?, ?> in, String key) {
        if (in.get(key) instanceof List<?> found) {
            return found;
        }
        throw new IllegalArgumentException("'" + key + "' must be a list");
    }

    private static String text(Map<?, ?> in, String key) {
        if (in.get(key) instanceof String found) {
            return found;
        }
        throw new IllegalArgumentException("'" + key + "' must be a text");
    }

    private static double number(Map<?, ?> in, String key) {
        if (in.get(key) instanceof Number found) {
            return found.doubleValue();
        }
        throw new IllegalArgumentException("'" + key + "' must be a number");
    }
}
