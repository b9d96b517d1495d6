package io.codriver.voice.mary;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import marytts.datatypes.MaryData;
import marytts.datatypes.MaryDataType;
import marytts.modules.InternalModule;
import marytts.util.dom.MaryDomUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Parts of speech for prosody, from a table of function words; every other word counts as a noun. Prosody needs them to
 * leave function words without an accent, for which this does as well as a statistical tagger on short replies, and it
 * saves that tagger's memory and loading time. Made by MaryTTS.
 */
public final class FunctionWordTagger extends InternalModule {
    private static final String CONTENT_WORD = "NN";

    private final Properties tags = new Properties();

    /** For MaryTTS. */
    public FunctionWordTagger() throws IOException {
        super("FunctionWordTagger", MaryDataType.WORDS, MaryDataType.PARTSOFSPEECH, Locale.ENGLISH);
        try (InputStream in = FunctionWordTagger.class.getResourceAsStream("function-words.properties")) {
            tags.load(Objects.requireNonNull(in));
        }
    }

    @Override
    public MaryData process(MaryData words) {
        Document document = words.getDocument();
        NodeList tokens = document.getElementsByTagName("t");
        for (int i = 0; i < tokens.getLength(); i++) {
            Element token = (Element) tokens.item(i);
            if (!token.hasAttribute("pos")) {
                token.setAttribute("pos", tag(MaryDomUtils.tokenText(token)));
            }
        }
        MaryData result = new MaryData(getOutputType(), words.getLocale());
        result.setDocument(document);
        return result;
    }

    private String tag(String token) {
        if (!token.isEmpty() && token.chars().noneMatch(Character::isLetterOrDigit)) {
            return token.substring(0, 1);
        }
        return tags.getProperty(token.toLowerCase(Locale.ROOT), CONTENT_WORD);
    }
}
