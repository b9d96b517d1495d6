package io.codriver.runtime.reference;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A Markdown page as it is written. One thread. */
final class Page {
    private final StringBuilder text = new StringBuilder();

    void heading(int level, String title) {
        paragraph("#".repeat(level) + " " + title);
    }

    /** A block with an empty line after it; nothing when it is empty. */
    void paragraph(String block) {
        if (!block.isEmpty()) {
            text.append(block).append("\n\n");
        }
    }

    /** A table; nothing when it has no rows. */
    void table(List<String> head, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            row(head);
            text.append("|").append("---|".repeat(head.size())).append('\n');
            rows.forEach(this::row);
            text.append('\n');
        }
    }

    private void row(List<String> cells) {
        cells.forEach(cell -> text.append("| ")
                .append(cell.replace("|", "\\|").replace("\n", " "))
                .append(' '));
        text.append("|\n");
    }

    static String code(String word) {
        return "`" + word + "`";
    }

    static String codes(Collection<String> words) {
        return words.stream().map(Page::code).collect(Collectors.joining(", "));
    }

    /** The parts that are not empty, with {@code joint} between them. */
    static String joined(String joint, String... parts) {
        return Arrays.stream(parts).filter(p -> !p.isEmpty()).collect(Collectors.joining(joint));
    }

    /** A number without needless decimals. */
    static String number(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.valueOf((long) number)
                : String.valueOf(number);
    }

    @Override
    public String toString() {
        return text.toString().stripTrailing() + "\n";
    }
}
