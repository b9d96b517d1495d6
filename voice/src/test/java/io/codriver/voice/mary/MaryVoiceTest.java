package io.codriver.voice.mary;

import static org.assertj.core.api.Assertions.assertThat;

import io.codriver.voice.Clips;
import io.codriver.voice.LanguageModel;
import io.codriver.voice.Recognition;
import io.codriver.voice.SpeechRecognizer;
import io.codriver.voice.SpeechRecognizers;
import io.codriver.voice.Synthesizer;
import io.codriver.voice.SynthesizerContract;
import io.codriver.voice.Synthesizers;
import java.util.List;
import java.util.Map;
import marytts.config.MaryConfig;
import marytts.modules.ModuleRegistry;
import org.junit.jupiter.api.Test;

final class MaryVoiceTest extends SynthesizerContract {
    @Override
    protected Synthesizer voice() {
        return Synthesizers.open(Synthesizers.AUTO).orElseThrow();
    }

    @Test
    void isTheVoiceOfEveryMachine() {
        try (Synthesizer voice = voice()) {
            assertThat(voice.id()).isEqualTo("mary");
        }
    }

    @Test
    void onlyTheModulesOnTheWayFromTextToSoundAreLoaded() {
        try (Synthesizer voice = voice()) {
            voice.say("hello");
            assertThat(MaryConfig.getMainConfig()).isInstanceOf(LeanMain.class);
            assertThat(ModuleRegistry.getAllModules()).hasSizeBetween(10, 14);
        }
    }

    @Test
    void repliesAreUnderstoodByTheRecogniser() throws Exception {
        LanguageModel replies =
                new LanguageModel(List.of("the windows are closed", "all doors are locked now"), Map.of());
        try (Synthesizer voice = voice();
                SpeechRecognizer recognizer = SpeechRecognizers.load("vosk", Clips.model());
                Recognition recognition = recognizer.open(replies)) {
            for (String reply : replies.sentences()) {
                short[] sound = voice.say(reply + ".").samples();
                recognition.accept(sound, sound.length);
                assertThat(recognition.finish().text()).isEqualTo(reply);
            }
        }
    }
}
