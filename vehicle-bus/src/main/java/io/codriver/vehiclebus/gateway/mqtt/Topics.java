package io.codriver.vehiclebus.gateway.mqtt;

import io.codriver.vehiclebus.SignalPath;
import java.util.Optional;
import java.util.regex.Pattern;

/** The names of one vehicle's topics. */
record Topics(String vehicle) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    Topics {
        if (!NAME.matcher(vehicle).matches()) {
            throw new IllegalArgumentException(
                    "a vehicle is named with 1 to 64 of A-Z a-z 0-9 _ -, not '" + vehicle + "'");
        }
    }

    private String root() {
        return "codriver/v1/" + vehicle + "/";
    }

    String online() {
        return root() + "online";
    }

    String command() {
        return root() + "command";
    }

    String outcome(String client) {
        return root() + "outcome/" + client;
    }

    /** Whether a car may answer to this topic: only to a client's own, so that nobody can make it write elsewhere. */
    boolean isOutcome(String topic) {
        String prefix = root() + "outcome/";
        return topic.startsWith(prefix)
                && NAME.matcher(topic.substring(prefix.length())).matches();
    }

    String allState() {
        return root() + "state/#";
    }

    String state(SignalPath path) {
        return root() + "state/" + path.name().replace('.', '/');
    }

    boolean isState(String topic) {
        return topic.startsWith(root() + "state/");
    }

    /** The signal that a state topic is about; empty when it is about none. */
    Optional<SignalPath> signal(String topic) {
        String name = topic.substring((root() + "state/").length());
        String path = name.replace('/', '.');
        return name.indexOf('.') < 0 && SignalPath.isValid(path) ? Optional.of(new SignalPath(path)) : Optional.empty();
    }
}
