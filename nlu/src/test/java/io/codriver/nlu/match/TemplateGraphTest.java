package io.codriver.nlu.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.nlu.Operation;
import io.codriver.nlu.Vocabulary.Template;
import io.codriver.nlu.language.Tokenizer;
import io.codriver.nlu.match.TemplateGraph.Leaf;
import io.codriver.nlu.match.TemplateGraph.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateGraphTest {
    private static final List<String> WORDS = List.of("red", "green", "blue");
    private static final int LONGEST = 4;

    private final TemplateGraph graph = new TemplateGraph(new Tokenizer(TestCar.ENGLISH, 80));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void allowsExactlyTheWaysOfItsTemplates(long seed) {
        Random random = new Random(seed);
        List<Set<List<String>>> ways = new ArrayList<>();
        for (int device = 0; device < 40; device++) {
            String pattern = pattern(random, 3);
            ways.add(ways(pattern));
            graph.add(device, new Template(pattern, Operation.ON, ""));
        }
        compare(graph.root(), new ArrayList<>(), ways);
    }

    private static void compare(Node node, List<String> said, List<Set<List<String>>> ways) {
        List<Integer> expected = new ArrayList<>();
        for (int device = 0; device < ways.size(); device++) {
            if (!said.isEmpty() && ways.get(device).contains(said)) {
                expected.add(device);
            }
        }
        assertThat(node.leaves().stream().map(Leaf::device)).as("%s", said).containsExactlyElementsOf(expected);
        for (String word : said.size() < LONGEST ? WORDS : List.<String>of()) {
            List<String> more = new ArrayList<>(said);
            more.add(word);
            Node next = node.word(word);
            assertThat(next != null)
                    .as("%s", more)
                    .isEqualTo(ways.stream().flatMap(Set::stream).anyMatch(way -> begins(way, more)));
            if (next != null) {
                compare(next, more, ways);
            }
        }
    }

    private static boolean begins(List<String> way, List<String> said) {
        return way.size() >= said.size() && way.subList(0, said.size()).equals(said);
    }

    private static Set<List<String>> ways(String pattern) {
        return Pattern.expand(pattern).stream()
                .map(items -> items.stream().map(Pattern.Item::text).toList())
                .collect(Collectors.toSet());
    }

    private static String pattern(Random random, int depth) {
        StringBuilder out = new StringBuilder();
        for (int pieces = 1 + random.nextInt(2); pieces > 0; pieces--) {
            switch (depth == 0 ? 0 : random.nextInt(4)) {
                case 1 -> out.append(" [").append(pattern(random, depth - 1)).append(']');
                case 2 ->
                    out.append(" (")
                            .append(pattern(random, depth - 1))
                            .append('|')
                            .append(pattern(random, depth - 1))
                            .append(')');
                default -> out.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
            }
        }
        return out.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a] [b] [c] [d] [e] [f] [g] [h] [i] [j] k", "(a|b) (c|d) (e|f) (g|h) (i|j) (k|l) (m|n)"})
    void isAsLongAsItsTemplatesAndNotAsManyAsTheirWays(String pattern) {
        graph.add(0, new Template(pattern, Operation.ON, ""));
        Set<Node> nodes = new HashSet<>();
        collect(graph.root(), nodes);
        assertThat(Pattern.parse(pattern).ways()).isGreaterThan(100);
        assertThat(nodes).hasSizeLessThan(15);
    }

    private static void collect(Node node, Set<Node> into) {
        if (into.add(node)) {
            for (char word = 'a'; word <= 'n'; word++) {
                Node next = node.word(String.valueOf(word));
                if (next != null) {
                    collect(next, into);
                }
            }
        }
    }
}
