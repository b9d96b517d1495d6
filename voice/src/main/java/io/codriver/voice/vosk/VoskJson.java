package io.codriver.voice.vosk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.codriver.voice.Word;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the two kinds of answer that Vosk gives: {@code {"partial": ".."}} and {@code {"result": [..]}}. */
final class VoskJson {
    private static final JsonFactory JSON = new JsonFactory();

    private VoskJson() {}

    static String partial(String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.VALUE_STRING && "partial".equals(parser.currentName())) {
                    return parser.getText();
                }
            }
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException("Vosk answered with no JSON: " + json, e);
        }
    }

    /** The words of a final answer, times as Vosk counts them minus {@code offsetSeconds}. */
    static List<Word> words(String json, double offsetSeconds) {
        List<Word> words = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(json)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.START_OBJECT
                        && parser.getParsingContext().getParent().inArray()) {
                    words.add(word(parser, offsetSeconds));
                }
            }
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException("Vosk answered with no JSON: " + json, e);
        }
    }

    private static Word word(JsonParser parser, double offsetSeconds) throws IOException {
        String text = "";
        double confidence = 0;
        double start = 0;
        double end = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "word" -> text = parser.getText();
                case "conf" -> confidence = Math.max(0, Math.min(1, parser.getDoubleValue()));
                case "start" -> start = parser.getDoubleValue();
                case "end" -> end = parser.getDoubleValue();
                default -> parser.skipChildren();
            }
        }
        return new Word(text, confidence, start - offsetSeconds, end - offsetSeconds);
    }
}
