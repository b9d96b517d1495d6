package io.codriver.models;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Opens sessions of ONNX Runtime, each working on its caller's thread alone. */
final class OnnxSessions {
    /**
     * ONNX Runtime walks the graph recursively while it optimises it, two to three megabytes deep for the bundled model:
     * a usual Java thread overflows, and the whole process dies without a word.
     */
    private static final long STACK_BYTES = 64L << 20;

    private OnnxSessions() {}

    /** A session the caller closes. */
    static OrtSession open(byte[] onnx) throws ModelException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL); // failures come as exceptions
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            return created(onnx, options);
        } catch (OrtException e) {
            throw new ModelException(ModelProblem.BUNDLE_DAMAGED, "not a network: " + e.getMessage());
        }
    }

    /** Creates a session on a thread of its own, whose stack is deep enough ({@link #STACK_BYTES}). */
    private static OrtSession created(byte[] onnx, OrtSession.SessionOptions options)
            throws OrtException, ModelException {
        FutureTask<OrtSession> task =
                new FutureTask<>(() -> OrtEnvironment.getEnvironment().createSession(onnx, options));
        new Thread(null, task, "network-open", STACK_BYTES).start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true; // the options are in use until it is done
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof OrtException failure) {
                        throw failure;
                    }
                    throw new ModelException(ModelProblem.BUNDLE_DAMAGED, "not a network: " + e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
