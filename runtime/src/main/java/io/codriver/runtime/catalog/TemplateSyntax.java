package io.codriver.runtime.catalog;

import java.util.Optional;
import java.util.Set;

/**
 * Checks a pattern: brackets, placeholders, and in how many ways it can be said. {@code [optional]}, {@code
 * (one|other)}, {@code {placeholder}} for a known phrase and {@code {*slot}} for any words up to the end.
 *
 * <p>A recursive descent over the text; nesting is bounded, so that no file can exhaust the stack.
 */
final class TemplateSyntax {
    /** A pattern with more of them hides what it matches. */
    static final int MOST_WAYS = 2048;

    private static final int MOST_NESTED = 20;

    /** A mistake in a pattern. */
    record Mistake(String message, String mend) {}

    /** Ways to say a part, and whether one of them is to say nothing. */
    private record Part(long ways, boolean silent) {
        static final Part NOTHING = new Part(1, true);

        Part then(Part next) {
            return new Part(Math.min(MOST_WAYS + 1L, ways * next.ways), silent && next.silent);
        }

        Part or(Part other) {
            return new Part(Math.min(MOST_WAYS + 1L, ways + other.ways), silent || other.silent);
        }
    }

    private static final class Broken extends Exception {
        private final transient Mistake mistake;

        Broken(String message, String mend) {
            super(message, null, false, false);
            this.mistake = new Mistake(message, mend);
        }
    }

    private final String pattern;
    private final Set<String> placeholders;
    private int at;

    private TemplateSyntax(String pattern, Set<String> placeholders) {
        this.pattern = pattern;
        this.placeholders = placeholders;
    }

    /**
     * The first mistake of {@code pattern}.
     *
     * @param placeholders that may stand in braces
     */
    static Optional<Mistake> check(String pattern, Set<String> placeholders) {
        try {
            Part whole = new TemplateSyntax(pattern, placeholders).alternatives('\0', 0);
            if (whole.silent) {
                throw new Broken("nothing in it must be said", "leave a word outside the brackets");
            }
            if (whole.ways > MOST_WAYS) {
                throw new Broken("more than " + MOST_WAYS + " ways to say it", "split it");
            }
            return Optional.empty();
        } catch (Broken e) {
            return Optional.of(e.mistake);
        }
    }

    private Part alternatives(char closing, int depth) throws Broken {
        if (depth > MOST_NESTED) {
            throw new Broken("brackets are nested too deep", "split it");
        }
        Part done = sequence(closing, depth);
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            done = done.or(sequence(closing, depth));
        }
        if (closing != '\0' && at >= pattern.length()) {
            throw new Broken("'" + closing + "' is missing", "close every bracket");
        }
        at++;
        return done;
    }

    private Part sequence(char closing, int depth) throws Broken {
        Part sequence = Part.NOTHING;
        while (at < pattern.length() && pattern.charAt(at) != closing && pattern.charAt(at) != '|') {
            sequence = sequence.then(piece(depth));
        }
        return sequence;
    }

    private Part piece(int depth) throws Broken {
        char c = pattern.charAt(at);
        at++;
        return switch (c) {
            case '[' -> alternatives(']', depth + 1).or(Part.NOTHING);
            case '(' -> alternatives(')', depth + 1);
            case '{' -> placeholder();
            case ']', ')', '}' -> throw new Broken("'" + c + "' closes nothing", "remove it, or open it before");
            default -> c == ' ' ? Part.NOTHING : new Part(1, false);
        };
    }

    private Part placeholder() throws Broken {
        int end = pattern.indexOf('}', at);
        if (end < 0) {
            throw new Broken("'}' is missing", "close every brace");
        }
        String name = pattern.substring(at, end);
        at = end + 1;
        if (!placeholders.contains(name)) {
            throw new Broken(
                    "unknown placeholder {" + name + "}", CloseMatch.mend(name, placeholders, "use none here"));
        }
        if (name.startsWith("*") && at < pattern.length()) {
            throw new Broken("{" + name + "} is not at the end", "it takes all words that follow; put it last");
        }
        return new Part(1, false);
    }
}
