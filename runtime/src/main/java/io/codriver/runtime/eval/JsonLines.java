package io.codriver.runtime.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files with one JSON object a line: read one by one, written one by one, so that nothing done is lost. */
final class JsonLines {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What to do with one line. */
    interface Work {
        /** The output for one input object. */
        ObjectNode of(ObjectNode line, String where) throws InputException, IOException;
    }

    private JsonLines() {}

    /**
     * Runs {@code work} over every line of {@code input} and writes its results to {@code output}.
     *
     * @return how many lines were written
     * @throws InputException at the first bad line; the results of the lines before it are in {@code output}
     */
    static int map(Path input, Path output, Work work) throws InputException, IOException {
        if (!Files.isRegularFile(input)) {
            throw new InputException("there is no input file " + input);
        }
        if (Files.exists(output) && Files.isSameFile(input, output)) {
            throw new InputException("the output " + output + " would overwrite the input; name another file");
        }
        int number = 0;
        int written = 0;
        try (BufferedReader in = Files.newBufferedReader(input, StandardCharsets.UTF_8);
                BufferedWriter out = Files.newBufferedWriter(output, StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (!line.isBlank()) {
                    String where = input.getFileName() + ":" + number;
                    out.write(JSON.writeValueAsString(work.of(object(line, where), where)));
                    out.newLine();
                    written++;
                }
            }
        } catch (CharacterCodingException e) {
            throw new InputException(input.getFileName() + ":" + (number + 1) + " or soon after: not UTF-8");
        }
        return written;
    }

    private static ObjectNode object(String line, String where) throws InputException {
        try {
            if (JSON.readTree(line) instanceof ObjectNode object) {
                return object;
            }
            throw new InputException(where + ": not a JSON object");
        } catch (JsonProcessingException e) {
            throw new InputException(where + ": not JSON: " + e.getOriginalMessage());
        }
    }

    /** A text that must be there. */
    static String text(ObjectNode line, String field, String where) throws InputException {
        JsonNode found = line.get(field);
        if (found == null || !found.isTextual()) {
            throw new InputException(where + ": '" + field + "' must be a text");
        }
        return found.asText();
    }

    /** A text that may be missing. */
    static String text(ObjectNode line, String field, String missing, String where) throws InputException {
        JsonNode found = line.get(field);
        return found == null || found.isNull() ? missing : text(line, field, where);
    }
}
