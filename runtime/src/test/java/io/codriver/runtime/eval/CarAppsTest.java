package io.codriver.runtime.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.runtime.app.WholeCar;
import io.codriver.runtime.boot.Mind;
import io.codriver.runtime.turn.Decision;
import io.codriver.vehiclebus.SignalPath;
import io.codriver.vehiclebus.SignalValue;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whole conversations about music, ways and calls: what was said, what the car wrote, and what followed in it. */
class CarAppsTest {
    private static final Mind MIND = Mind.of(WholeCar.CATALOG, WholeCar.DATA, "en");
    private static final String MEDIA = "Vehicle.Cabin.Infotainment.Media.";
    private static final String NAVIGATION = "Codriver.Cabin.Infotainment.Navigation.";
    private static final String PHONE = "Codriver.Cabin.Infotainment.Phone.";

    private final Trial car = new Trial(MIND);

    @Test
    void anArtistPlaysThroughTheirSongsAndAFavoriteStays() {
        assertThat(say("play something by luna vale")).isEqualTo("act");
        assertThat(value(MEDIA + "Played.Track")).isEqualTo("Silver Lines");
        assertThat(value(MEDIA + "Played.Artist")).isEqualTo("Luna Vale");
        assertThat(value("Codriver.Cabin.Infotainment.Media.IsFavorite")).isEqualTo(true);
        say("next song");
        say("next song");
        assertThat(value(MEDIA + "Played.Track")).isEqualTo("Glass Rivers");
        say("add this to my favorites");
        say("previous song");
        assertThat(value("Codriver.Cabin.Infotainment.Media.IsFavorite")).isEqualTo(false);
        say("next song");
        assertThat(value("Codriver.Cabin.Infotainment.Media.IsFavorite")).isEqualTo(true);
        assertThat(car.typed("driver", "which album is this").reply()).contains("Glass Rivers");
    }

    @Test
    void theNearestChargerIsFoundRoutedToAndRoutedAnew() {
        assertThat(say("take me to the nearest charger, but avoid motorways")).isEqualTo("act");
        assertThat(value(NAVIGATION + "IsAvoidingMotorways")).isEqualTo(true);
        assertThat(value(NAVIGATION + "DestinationPlace")).isEqualTo("Northgate Chargers");
        double direct = number(NAVIGATION + "RemainingDistance");
        assertThat(direct).isPositive();
        say("add a stop at a pharmacy");
        assertThat(number(NAVIGATION + "RemainingDistance")).isGreaterThan(direct);
        say("cancel the navigation");
        assertThat(number(NAVIGATION + "RemainingDistance")).isZero();
        assertThat(value(NAVIGATION + "Stopover")).isEqualTo("");
    }

    @Test
    void theWayFollowsTheCar() {
        say("navigate to the airport");
        double far = number(NAVIGATION + "RemainingMinutes");
        car.sense(Map.of(
                new SignalPath("Vehicle.CurrentLocation.Latitude"), SignalValue.of(54.04),
                new SignalPath("Vehicle.CurrentLocation.Longitude"), SignalValue.of(10.21)));
        assertThat(number(NAVIGATION + "RemainingMinutes")).isLessThan(far);
    }

    @Test
    void aRingingPhoneIsAnsweredAndHungUpAndTheNextCallCanBeAnsweredToo() {
        assertThat(say("answer the call")).isEqualTo("refuse");
        for (String caller : new String[] {"Tom Reed", "Nina Petrova"}) {
            ring(caller);
            assertThat(say("answer the call")).isEqualTo("act");
            assertThat(value(PHONE + "CallState")).isEqualTo("ACTIVE");
            assertThat(value(PHONE + "Callee")).isEqualTo(caller);
            say("hang up");
            assertThat(value(PHONE + "CallState")).isEqualTo("IDLE");
        }
    }

    @Test
    void aMissedCallIsCalledBackOnce() {
        assertThat(car.typed("driver", "any missed calls").reply()).contains("2");
        say("call back the last missed call");
        assertThat(value(PHONE + "Callee")).isEqualTo("Margaret Hale");
        say("hang up");
        assertThat(say("call back the last missed call")).isEqualTo("refuse");
    }

    @Test
    void twoAnnasAreAQuestionAndNobodyIsCalled() {
        Decision decision = car.typed("driver", "call anna");
        assertThat(decision.kind().id()).isEqualTo("ask");
        assertThat(decision.reply()).contains("Anna Berg", "Anna Stone");
        assertThat(value(PHONE + "CallState")).isEqualTo("IDLE");
    }

    private void ring(String caller) {
        car.sense(Map.of(new SignalPath(PHONE + "Caller"), SignalValue.of(caller)));
        car.sense(Map.of(new SignalPath(PHONE + "CallState"), SignalValue.of("INCOMING")));
    }

    private String say(String text) {
        return car.typed("driver", text).kind().id();
    }

    private Object value(String signal) {
        return car.snapshot().value(new SignalPath(signal)).orElseThrow().toPlain();
    }

    private double number(String signal) {
        return car.snapshot().number(new SignalPath(signal)).orElseThrow();
    }
}
