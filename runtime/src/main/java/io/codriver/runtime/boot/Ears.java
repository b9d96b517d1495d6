package io.codriver.runtime.boot;

import io.codriver.models.ModelException;
import io.codriver.nlu.Interpreter;
import io.codriver.voice.Completeness;
import io.codriver.voice.EarListener;
import io.codriver.voice.EarSettings;
import io.codriver.voice.LanguageModel;
import io.codriver.voice.RecognizerException;
import io.codriver.voice.SeatEars;
import io.codriver.voice.SpeechRecognizer;
import io.codriver.voice.VoiceDetection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Makes the ears of some seats for one mind: the translation between what voice asks and what nlu knows. */
public final class Ears {
    private final Mind mind;
    private final SpeechRecognizer recognizer;
    private final LanguageModel languageModel;
    private final VoiceDetection detection;

    /** Ears that decode with the mind's own sentences, and tell voices from noise by level. */
    public Ears(Mind mind, SpeechRecognizer recognizer) {
        this(mind, recognizer, VoiceDetection.energy());
    }

    /** Ears that decode with the mind's own sentences. Recogniser and detection are the caller's to close. */
    public Ears(Mind mind, SpeechRecognizer recognizer, VoiceDetection detection) {
        this(mind, recognizer, detection, mind.languageModel());
    }

    private Ears(Mind mind, SpeechRecognizer recognizer, VoiceDetection detection, LanguageModel languageModel) {
        this.mind = mind;
        this.recognizer = recognizer;
        this.detection = detection;
        this.languageModel = languageModel;
    }

    /** The same for somebody in a hurry: samples the sentences and warms the mind up while the recogniser loads. */
    public static Ears ready(Mind mind, Recogniser.Loading loading, Detector detector)
            throws ModelException, RecognizerException, InterruptedException {
        CompletableFuture<LanguageModel> sampled = CompletableFuture.supplyAsync(mind::languageModel);
        mind.warmUp();
        return new Ears(mind, loading.await(), detector.await(), sampled.join());
    }

    /** Ears for one source whose channels are these seats, in order. The caller closes them. */
    public SeatEars open(List<String> seats, EarListener listener, EarSettings settings) {
        return new SeatEars(
                recognizer,
                languageModel,
                seats,
                text -> stage(mind.interpreter().completeness(text)),
                mind.fusion()::isSecondOpinionDue,
                listener,
                settings,
                detection);
    }

    private static Completeness.Stage stage(Interpreter.Completeness completeness) {
        return switch (completeness) {
            case COMPLETE -> Completeness.Stage.COMPLETE;
            case UNFINISHED -> Completeness.Stage.UNFINISHED;
            case UNKNOWN -> Completeness.Stage.UNKNOWN;
        };
    }
}
