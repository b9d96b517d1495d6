package io.codriver.vehiclebus.gateway.mqtt;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives all test classes one broker, started on first use and stopped after the last test. */
final class BrokerExtension implements ParameterResolver {
    private record Held(EmbeddedBroker broker) implements ExtensionContext.Store.CloseableResource {
        @Override
        public void close() {
            broker.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == EmbeddedBroker.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(BrokerExtension.class))
                .getOrComputeIfAbsent("broker", key -> start(), Held.class)
                .broker();
    }

    private static Held start() {
        try {
            Path target = Files.createDirectories(Path.of("target"));
            return new Held(EmbeddedBroker.start(Files.createTempDirectory(target, "broker")));
        } catch (Exception e) {
            throw new IllegalStateException("no broker", e);
        }
    }
}
