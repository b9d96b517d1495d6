package io.codriver.nlu.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.nlu.Interpreter.Context;
import io.codriver.nlu.TraitKind;
import io.codriver.nlu.Vocabulary;
import io.codriver.nlu.Vocabulary.DeviceWords;
import io.codriver.nlu.Vocabulary.TraitWords;
import io.codriver.nlu.Vocabulary.ZoneWords;
import io.codriver.nlu.language.LanguagePack;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A language without spaces, whose numbers multiply and whose percent comes first: all of it is data. */
class ChineseTest {
    private static final LanguagePack CHINESE = LanguagePack.load("zh");
    private static final Set<String> SEATS = Set.of("driver", "front-passenger", "rear-left", "rear-right");

    private static DeviceWords device(String id, Set<String> zones, TraitWords trait, String... names) {
        return new DeviceWords(id, List.of(names), List.of(), zones, List.of(trait), Map.of(), List.of());
    }

    private static TraitWords trait(TraitKind kind, double min, double max, String unit) {
        return new TraitWords(kind, min, max, unit, Map.of(), Map.of());
    }

    private static final CatalogMatcher MATCHER = new CatalogMatcher(
            new Vocabulary(
                    "zh",
                    List.of(
                            device("temperature", SEATS, trait(TraitKind.TEMPERATURE, 16, 28, "celsius"), "温度"),
                            device("window", SEATS, trait(TraitKind.OPEN_CLOSE, 0, 100, "percent"), "车窗", "窗户"),
                            device("sunroof", Set.of(), trait(TraitKind.OPEN_CLOSE, 0, 100, "percent"), "天窗"),
                            device("air-conditioning", Set.of(), trait(TraitKind.ON_OFF, 0, 0, ""), "空调"),
                            device("seat-heating", SEATS, trait(TraitKind.LEVEL, 0, 3, ""), "座椅加热")),
                    List.of(
                            new ZoneWords("driver", List.of("主驾"), Set.of("driver")),
                            new ZoneWords("front-passenger", List.of("副驾"), Set.of("front-passenger")),
                            new ZoneWords("rear", List.of("后排"), Set.of("rear-left", "rear-right")))),
            CHINESE);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "打开车窗 | open window",
                "帮我把副驾车窗关上 | close window @front-passenger",
                "关闭所有车窗 | close window @all",
                "打开空调 | on air-conditioning",
                "请关闭空调 | off air-conditioning",
                "温度调到二十三度 | set temperature =23.0degrees",
                "把主驾温度调到二十二点五度 | set temperature @driver =22.5degrees",
                "温度调高一点 | increase temperature =1.0steps",
                "后排温度调低 | decrease temperature @rear",
                "车窗开到百分之五十 | set window =50.0percent",
                "打开座椅加热 | on seat-heating",
                "关闭天窗打开空调 | close sunroof; on air-conditioning",
                "打开空调，关闭车窗 | on air-conditioning; close window",
                "打开ac车窗 | nothing",
                "空调开着吗 | query air-conditioning",
                "温度是多少 | query temperature",
                "车窗打开一半 | open window =0.5x",
                "不要打开车窗 | nothing",
                "我昨天打开车窗 | nothing",
            })
    void understands(String said, String wished) {
        assertThat(Written.of(MATCHER.interpret(said, Context.FRESH))).isEqualTo(wished);
    }

    @ParameterizedTest
    @CsvSource({"二十三,23", "十五,15", "三十,30", "七,7", "一百零五,105", "两百,200", "负五,-5", "二十二点五,22.5"})
    void countsByMultiplying(String said, double number) {
        List<String> tokens = new io.codriver.nlu.language.Tokenizer(CHINESE, 20).tokens(said);
        assertThat(CHINESE.numbers().read(tokens, 0).orElseThrow())
                .isEqualTo(new io.codriver.nlu.language.NumberWords.Reading(number, tokens.size()));
    }

    @ParameterizedTest
    @CsvSource({"0", "7", "10", "15", "20", "23", "99", "100", "105", "250"})
    void whatItSaysItReads(int number) {
        List<String> tokens = List.of(CHINESE.numbers().say(number).split(" "));
        assertThat(CHINESE.numbers().read(tokens, 0).orElseThrow().value()).isEqualTo(number);
    }
}
