package io.codriver.runtime.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.runtime.catalog.AppData;
import io.codriver.runtime.plan.Lookup;
import io.codriver.vehiclebus.Snapshot;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What words in open slots stand for in the bundled car. */
class DirectoriesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            title    | something by luna vale              | songs by Luna Vale
            title    | luna veil                           | songs by Luna Vale
            artist   | the paper foxes                     | songs by The Paper Foxes
            title    | silver lines                        | Silver Lines by Luna Vale
            title    | silver lyons by luna vale           | Silver Lines by Luna Vale
            title    | silver lines by clara bright        | nothing
            title    | the album polaroid                  | the album Polaroid
            album    | polaroid                            | the album Polaroid
            album    | late train home                     | the album Late Train Home
            title    | polaroid                            | one of [the album Polaroid, Polaroid by Clara Bright]
            title    | the album polaroid by clara bright  | the album Polaroid
            title    | letters from autumn                 | Letters from Autumn by The Wandering Oaks
            title    | some jazz                           | jazz music
            title    | classical music please              | classical music
            title    | my road trip playlist               | the playlist Road Trip
            playlist | road trip                           | the playlist Road Trip
            title    | my favorites                        | your favorites
            title    | your favorites                      | your favorites
            title    | grandpa's fiddle                    | Grandpa's Fiddle by Dusty Calhoun
            title    | bohemian rhapsody                   | nothing
            title    | something by elvis                  | nothing
            title    | paper                               | one of [songs by The Paper Foxes, Paper Boats by Luna Vale, Paper Planes Tonight by Clara Bright]
            title    | ''                                  | nothing
            """)
    void music(String slot, String said, String found) {
        assertThat(WholeCar.find("media", slot, said)).isEqualTo(found);
    }

    @Test
    void everyPieceIsFoundUnderItsFullName() {
        Selections selections = new Selections(WholeCar.DATA.library().orElseThrow());
        assertThat(selections.pieces()).hasSizeGreaterThan(90).allSatisfy(piece -> assertThat(
                        WholeCar.find("media", "title", piece.label()))
                .isEqualTo(piece.label()));
    }

    @Test
    void withoutAnyFavoriteThereIsNothingToPlay() {
        Snapshot none = WholeCar.knowing("Codriver.Cabin.Infotainment.Media.Favorites", "");
        assertThat(WholeCar.find("media", "title", "my favorites", none)).isEqualTo("nothing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            harbour museum                           | Harbor Museum
            the harbor museum please                 | Harbor Museum
            a fast charger                           | nearest charger
            the nearest museum                       | nearest museum
            luigis kitchen                           | Luigi's Kitchen
            harbor museum but avoid motorways        | Harbor Museum {IsAvoidingMotorways=true}
            work without tolls and no ferries        | work {IsAvoidingFerries=true, IsAvoidingTolls=true}
            the zoo by the shortest route            | nearest zoo {RoutePreference=SHORTEST}
            the zoo with a stop at bean station      | nearest zoo {Stopover=Bean Station}
            the zoo via nowhere                      | nothing
            northgate                                | one of [Northgate Chargers, Northgate Mall, Northgate Pharmacy]
            gotham city                              | nothing
            """)
    void places(String said, String found) {
        assertThat(WholeCar.find("navigation", "destination", said)).isEqualTo(found);
    }

    @Test
    void junctionsAreNoDestinations() {
        assertThat(WholeCar.find("navigation", "destination", "toll plaza")).isEqualTo("nothing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            anna                     | one of [Anna Berg, Anna Stone]
            anna stone               | Anna Stone {NumberType=MOBILE}
            stone anna               | Anna Stone {NumberType=MOBILE}
            anna at work             | Anna Stone {NumberType=WORK}
            mum                      | Margaret Hale {NumberType=MOBILE}
            mum at work              | Margaret Hale {NumberType=WORK}
            my dad on the landline   | Peter Hale {NumberType=HOME}
            priya nayar              | Priya Nair {NumberType=MOBILE}
            the dentist              | City Dental {NumberType=WORK}
            lucy at work             | nothing
            five five five one two   | 55512
            112                      | 112
            one two                  | nothing
            batman                   | nothing
            """)
    void people(String said, String found) {
        assertThat(WholeCar.find("phone", "contact", said)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            tom saying i am late        | Tom Reed {Text=i am late}
            tom that you said no        | Tom Reed {Text=you said no}
            tom                         | Tom Reed {Text=}
            anna saying i am late       | one of [Anna Berg saying i am late, Anna Stone saying i am late]
            anna stone saying i am late | Anna Stone {Text=i am late}
            """)
    void recipients(String said, String found) {
        assertThat(WholeCar.find("message", "recipient", said)).isEqualTo(found);
    }

    @Test
    void aSlotThatNoAppKnowsIsFoundAsItWasSaid() {
        assertThat(WholeCar.find("message", "text", "hello you")).isEqualTo("hello you");
        Lookup lookup = new Apps(AppData.NONE, "en").find("media", "title", "x y", Map.of(), Snapshot.EMPTY);
        assertThat(lookup).isEqualTo(new Lookup.Found("x y", Map.of()));
    }

    @Test
    void withoutWordsOfALanguageNamesAreStillFound() {
        Apps chinese = new Apps(WholeCar.DATA, "zh");
        assertThat(chinese.find("media", "title", "Luna Vale", Map.of(), Snapshot.EMPTY))
                .isEqualTo(new Lookup.Found("songs by Luna Vale", Map.of()));
    }

    @Test
    void theRecogniserGetsEveryNameInFewSentences() {
        assertThat(WholeCar.APPS.sentences())
                .hasSizeLessThan(Apps.MOST_SENTENCES)
                .contains("play luna vale", "call anna", "navigate to the harbor museum");
    }
}
