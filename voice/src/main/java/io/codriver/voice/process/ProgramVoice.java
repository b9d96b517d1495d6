package io.codriver.voice.process;

import io.codriver.voice.Synthesizer;
import io.codriver.voice.SynthesizerProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the providers of this package share: an id, a program to look for, and its arguments. */
abstract class ProgramVoice implements SynthesizerProvider {
    /** Stands for the file to write among the arguments. */
    static final String OUTPUT = "{output}";

    private static final List<Path> USUAL = List.of(Path.of("/usr/local/bin"), Path.of("/usr/bin"), Path.of("/bin"));
    private static final Duration BOUND = Duration.ofSeconds(10);

    private final String id;
    private final String program;
    private final List<String> arguments;

    ProgramVoice(String id, String program, String... arguments) {
        this.id = id;
        this.program = program;
        this.arguments = List.of(arguments);
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final Optional<Synthesizer> open() {
        return open(USUAL);
    }

    @Override
    public final Optional<Synthesizer> open(List<Path> searchPath) {
        return searchPath.stream()
                .map(folder -> folder.resolve(program))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst()
                .map(this::voice);
    }

    private Synthesizer voice(Path file) {
        List<String> command = new ArrayList<>();
        command.add(file.toString());
        command.addAll(arguments);
        return new ProcessVoice(id, command, BOUND);
    }
}
