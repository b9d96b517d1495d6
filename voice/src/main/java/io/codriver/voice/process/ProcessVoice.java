package io.codriver.voice.process;

import io.codriver.voice.Speech;
import io.codriver.voice.SynthesisException;
import io.codriver.voice.SynthesisException.Reason;
import io.codriver.voice.Synthesizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that turns text on its standard input into a WAV file. */
final class ProcessVoice implements Synthesizer {
    private final String id;
    private final List<String> command;
    private final Duration bound;
    private volatile boolean closed;

    /**
     * @param command program and arguments; {@link ProgramVoice#OUTPUT} stands for the file to write
     * @param bound after which the process is ended
     */
    ProcessVoice(String id, List<String> command, Duration bound) {
        this.id = id;
        this.command = List.copyOf(command);
        this.bound = bound;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Speech say(String text) {
        if (closed) {
            throw new IllegalStateException("the voice is closed");
        }
        if (text.isBlank()) {
            return new Speech(new short[0]);
        }
        try {
            Path folder = Files.createTempDirectory("codriver-voice-");
            try {
                return speak(text, folder);
            } finally {
                clear(folder);
            }
        } catch (IOException e) {
            throw new SynthesisException(Reason.ENGINE_FAILED, id + " can't be run", e);
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    private Speech speak(String text, Path folder) throws IOException {
        Path input = Files.writeString(folder.resolve("in.txt"), text + "\n", StandardCharsets.UTF_8);
        Path output = folder.resolve("out.wav");
        Process process = new ProcessBuilder(arguments(output))
                .redirectInput(input.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
        await(process);
        if (process.exitValue() != 0 || !Files.isRegularFile(output)) {
            String said = Files.readString(folder.resolve("err.txt"), StandardCharsets.ISO_8859_1);
            throw new SynthesisException(
                    Reason.ENGINE_FAILED, id + " ended with " + process.exitValue() + ": " + said.strip());
        }
        try {
            return new Speech(WavFile.read16k(Files.readAllBytes(output)));
        } catch (UncheckedIOException e) {
            throw new SynthesisException(Reason.BAD_SOUND, id + " wrote no usable WAV", e);
        }
    }

    private void await(Process process) {
        try {
            if (process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            throw new SynthesisException(Reason.TIMED_OUT, id + " took more than " + bound.toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SynthesisException(Reason.TIMED_OUT, "interrupted while " + id + " spoke", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private List<String> arguments(Path output) {
        List<String> arguments = new ArrayList<>(command);
        arguments.replaceAll(argument -> argument.equals(ProgramVoice.OUTPUT) ? output.toString() : argument);
        return arguments;
    }

    private static void clear(Path folder) throws IOException {
        for (String name : List.of("in.txt", "out.wav", "err.txt")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
    }
}
