package io.codriver.vehiclebus.gateway.mqtt;

import java.net.URI;
import java.util.Optional;

/**
 * Where a broker listens and who we are to it.
 *
 * @param host name or address
 * @param port TCP port
 * @param tls whether to speak TLS; the broker's certificate and name are then checked
 * @param user name to log in with
 * @param password goes with the user; never printed
 */
public record MqttAddress(String host, int port, boolean tls, Optional<String> user, Optional<String> password) {
    private static final int PLAIN_PORT = 1883; // registered with IANA as "mqtt"
    private static final int TLS_PORT = 8883; // registered with IANA as "secure-mqtt"

    /**
     * Reads {@code mqtt://host}, {@code mqtt://host:port}, {@code mqtt://user:password@host:port}, and the same with
     * {@code mqtts://}. Special characters in the user or password are percent-encoded.
     *
     * @throws IllegalArgumentException with what is wrong, for people; without the password
     */
    public static MqttAddress parse(String uri) {
        URI parsed;
        try {
            parsed = URI.create(uri);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not an address of a broker; expected mqtt://host:port");
        }
        boolean tls = "mqtts".equals(parsed.getScheme());
        if (!tls && !"mqtt".equals(parsed.getScheme())) {
            throw new IllegalArgumentException("a broker's address starts with mqtt:// or mqtts://");
        }
        if (parsed.getHost() == null) {
            throw new IllegalArgumentException("a broker's address names a host: mqtt://host:port");
        }
        if (!(parsed.getPath().isEmpty() || parsed.getPath().equals("/"))
                || parsed.getQuery() != null
                || parsed.getFragment() != null) {
            throw new IllegalArgumentException("a broker's address ends after the port: mqtt://host:port");
        }
        int port = parsed.getPort() >= 0 ? parsed.getPort() : tls ? TLS_PORT : PLAIN_PORT;
        return withLogin(parsed, port, tls);
    }

    private static MqttAddress withLogin(URI parsed, int port, boolean tls) {
        String raw = Optional.ofNullable(parsed.getRawUserInfo()).orElse("");
        int colon = raw.indexOf(':');
        Optional<String> user = part(colon < 0 ? raw : raw.substring(0, colon));
        Optional<String> password = colon < 0 ? Optional.empty() : part(raw.substring(colon + 1));
        return new MqttAddress(parsed.getHost(), port, tls, user, password);
    }

    private static Optional<String> part(String raw) {
        return raw.isEmpty()
                ? Optional.empty()
                : Optional.of(URI.create("x:/" + raw).getPath().substring(1));
    }

    public MqttAddress {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("no such TCP port: " + port);
        }
    }

    String pahoUri() {
        return (tls ? "ssl://" : "tcp://") + host + ":" + port;
    }

    /** The address without the login. */
    @Override
    public String toString() {
        return (tls ? "mqtts://" : "mqtt://") + host + ":" + port;
    }
}
