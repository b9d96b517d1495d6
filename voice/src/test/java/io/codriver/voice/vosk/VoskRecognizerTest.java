package io.codriver.voice.vosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.codriver.voice.Clips;
import io.codriver.voice.Recognition;
import io.codriver.voice.RecognizerException;
import io.codriver.voice.SpeechRecognizer;
import io.codriver.voice.SpeechRecognizerContract;
import io.codriver.voice.SpeechRecognizers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class VoskRecognizerTest extends SpeechRecognizerContract {
    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private SpeechRecognizer shared;

    @BeforeAll
    void load() throws Exception {
        shared = SpeechRecognizers.load("vosk", Clips.model());
    }

    @AfterAll
    void close() {
        shared.close();
    }

    @Override
    protected SpeechRecognizer recognizer() {
        return shared;
    }

    @Override
    protected SpeechRecognizer fresh() throws Exception {
        return SpeechRecognizers.load("vosk", Clips.model());
    }

    @Test
    void memoryIsFreedWithTheLastUserAndNotBefore() throws Exception {
        VoskRecognizer recognizer = VoskRecognizer.load(Clips.model());
        Recognition one = recognizer.open(Clips.CABIN);
        Recognition two = recognizer.openDictation();
        recognizer.close();
        one.close();
        assertThat(recognizer.isFreed()).isFalse();
        two.close();
        assertThat(recognizer.isFreed()).isTrue();
    }

    @Test
    void folderWithoutAModelIsNamed(@TempDir Path empty) {
        RecognizerException e =
                catchThrowableOfType(RecognizerException.class, () -> SpeechRecognizers.load("vosk", empty));
        assertThat(e.problem()).isEqualTo(RecognizerException.Problem.MODEL_MISSING);
        assertThat(e).hasMessageContaining(empty.toString());
    }

    @Test
    void damagedModelIsAnExceptionAndNoCrash(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("am"));
        Files.writeString(folder.resolve("am/final.mdl"), "not a model");
        RecognizerException e =
                catchThrowableOfType(RecognizerException.class, () -> SpeechRecognizers.load("vosk", folder));
        assertThat(e.problem()).isEqualTo(RecognizerException.Problem.MODEL_DAMAGED);
    }

    @Test
    void unknownProviderListsThoseThereAre() {
        RecognizerException e =
                catchThrowableOfType(RecognizerException.class, () -> SpeechRecognizers.load("no-such", Clips.model()));
        assertThat(e.problem()).isEqualTo(RecognizerException.Problem.UNKNOWN_PROVIDER);
        assertThat(e).hasMessageContaining("[vosk]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-aarch64", "win32-aarch64", "freebsd-x86-64"})
    void platformsWithoutALibraryAreNamed(String prefix) {
        RecognizerException e = catchThrowableOfType(RecognizerException.class, () -> VoskPlatform.require(prefix));
        assertThat(e.problem()).isEqualTo(RecognizerException.Problem.UNSUPPORTED_PLATFORM);
        assertThat(e).hasMessageContaining(prefix).hasMessageContaining("linux-x86-64");
    }
}
