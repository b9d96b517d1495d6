package io.codriver.runtime.edge;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One page: what it says goes in, what it may know goes out. A bad message is answered with an error and changes
 * nothing. Confined to the event loop.
 *
 * <p>A page can vanish without a word (a lid is closed, a phone leaves the room). A held microphone is taken back when
 * no sound came for {@link #SILENCE}, and the connection is given up when a ping stays unanswered for {@link #BEAT}, so
 * that neither a seat nor one of the few connections is blocked for long.
 */
final class PageConnection implements FrameAssembly.Sink {
    /** Between two pings. */
    static final Duration BEAT = Duration.ofSeconds(20);
    /** A microphone sends sound all the time, silence included; none for this long means that it is gone. */
    static final Duration SILENCE = Duration.ofSeconds(5);
    /** "Going away", in the WebSocket registry of status codes. */
    static final short GOING_AWAY = 1001;
    /** "Internal error", in the same registry. */
    static final short BROKEN = 1011;

    private static final Logger LOG = LoggerFactory.getLogger(PageConnection.class);

    /**
     * What a page can reach.
     *
     * @param typed hands a sentence (seat, text) to the session; false when the session is too busy
     * @param touched hands a control's wish to the session; the answer says what is wrong with it
     * @param looked hands what a seat looks at to the session; the answer says what is wrong with it
     * @param seats the car's seats
     */
    record Cockpit(
            BiPredicate<String, String> typed,
            Function<PageRequest.Touch, Optional<String>> touched,
            Function<PageRequest.Look, Optional<String>> looked,
            Set<String> seats,
            TalkFloor floor,
            Timers timers,
            Counts counts) {}

    private final Cockpit cockpit;
    private final Wire wire;
    private final Outbox outbox;
    private @Nullable String talkingFor;
    private Runnable stopListening = () -> {};
    private Runnable stopBeating = () -> {};
    private boolean heardSound;
    private boolean complained;
    private boolean alive = true;
    private boolean ended;

    PageConnection(Wire wire, Cockpit cockpit) {
        this.cockpit = cockpit;
        this.wire = wire;
        this.outbox = new Outbox(new ReleasingWire(), cockpit.timers(), cockpit.counts());
    }

    /** Greets the page and begins to look after the connection. */
    void open(String hello) {
        outbox.send(hello);
        beat();
    }

    /** The way to the page. */
    Outbox outbox() {
        return outbox;
    }

    /** The page answered a ping. */
    void pong() {
        alive = true;
    }

    /** The connection is gone: gives back what the page held. */
    void closed() {
        end();
        outbox.forget();
    }

    /** Ends the connection from this side. */
    void close(short code, String reason) {
        outbox.close(code, reason);
    }

    @Override
    public void onText(String text) {
        complained = false;
        guarded(() -> PageRequest.read(text)
                .<Optional<String>>fold(this::typed, this::touch, this::talk, this::look, malformed -> {
                    return Optional.of(malformed.problem());
                }));
    }

    @Override
    public void onBinary(byte[] bytes) {
        guarded(() -> sound(bytes).filter(problem -> {
            // The pieces that follow a refused one come many a second: they are answered once.
            boolean first = !complained;
            complained = true;
            return first;
        }));
    }

    @Override
    public void onTooLong(int limit) {
        guarded(() -> Optional.of("the message is longer than " + limit + " bytes"));
    }

    private Optional<String> typed(PageRequest.Typed request) {
        if (!cockpit.seats().contains(request.seat())) {
            return unknownSeat(request.seat());
        }
        return cockpit.typed().test(request.seat(), request.text())
                ? Optional.empty()
                : Optional.of("too busy to take that in, say it again");
    }

    private Optional<String> touch(PageRequest.Touch request) {
        return cockpit.seats().contains(request.seat())
                ? cockpit.touched().apply(request)
                : unknownSeat(request.seat());
    }

    private Optional<String> talk(PageRequest.Talk request) {
        if (!cockpit.seats().contains(request.seat())) {
            return unknownSeat(request.seat());
        }
        if (!request.on()) {
            // Also after a refused beginning, when the button is let go: nothing to complain of.
            if (request.seat().equals(talkingFor)) {
                stopTalking();
            }
            return Optional.empty();
        }
        if (talkingFor != null) {
            return request.seat().equals(talkingFor)
                    ? Optional.empty()
                    : Optional.of("this page talks for '" + talkingFor + "' already; let go of that first");
        }
        Optional<String> refusal = cockpit.floor().take(this, request.seat());
        if (refusal.isEmpty()) {
            talkingFor = request.seat();
            listen();
        }
        return refusal;
    }

    private Optional<String> look(PageRequest.Look request) {
        return cockpit.seats().contains(request.seat()) ? cockpit.looked().apply(request) : unknownSeat(request.seat());
    }

    private Optional<String> sound(byte[] bytes) {
        if (talkingFor == null) {
            return Optional.of("sound before 'talk' was on");
        }
        if (bytes.length % Short.BYTES != 0) {
            return Optional.of("sound is 16-bit: an even number of bytes");
        }
        heardSound = true;
        short[] samples = new short[bytes.length / Short.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        cockpit.floor().audio(this, talkingFor, samples);
        return Optional.empty();
    }

    private Optional<String> unknownSeat(String seat) {
        return Optional.of("the car has no seat '" + PageRequest.shortened(seat) + "'");
    }

    private void guarded(Supplier<Optional<String>> work) {
        if (ended) {
            return;
        }
        Optional<String> problem;
        try {
            problem = work.get();
        } catch (RuntimeException e) {
            LOG.error("a page's message failed", e);
            problem = Optional.of("that failed inside the runtime; its log says more");
        }
        problem.ifPresent(this::complain);
    }

    private void complain(String problem) {
        cockpit.counts().malformed();
        outbox.send(Messages.error(problem));
    }

    private void listen() {
        heardSound = false;
        stopListening = cockpit.timers().after(SILENCE, () -> {
            if (heardSound) {
                listen();
            } else {
                stopTalking();
                complain("no sound came for " + SILENCE.toSeconds() + " seconds: the microphone was switched off");
            }
        });
    }

    private void stopTalking() {
        String seat = talkingFor;
        if (seat != null) {
            talkingFor = null;
            stopListening.run();
            cockpit.floor().release(this, seat);
        }
    }

    private void beat() {
        if (ended) {
            return;
        }
        if (!alive) {
            close(GOING_AWAY, "the page does not answer");
            return;
        }
        alive = false;
        wire.ping();
        stopBeating = cockpit.timers().after(BEAT, this::beat);
    }

    private void end() {
        if (!ended) {
            ended = true;
            stopBeating.run();
            stopTalking();
        }
    }

    /** Closing takes a while when the page doesn't read; what it holds is given back at once. */
    private final class ReleasingWire implements Wire {
        @Override
        public boolean isFull() {
            return wire.isFull();
        }

        @Override
        public void write(String text) {
            wire.write(text);
        }

        @Override
        public void ping() {
            wire.ping();
        }

        @Override
        public void close(short code, String reason) {
            end();
            wire.close(code, reason);
        }
    }
}
