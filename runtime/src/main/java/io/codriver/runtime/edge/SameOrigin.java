package io.codriver.runtime.edge;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether a WebSocket may be opened by whoever asks. Browsers let any page on the web open one to any address, the
 * cockpit's included, and only say in {@code Origin} which page it was. So the origin must be the cockpit itself.
 *
 * <p>That alone doesn't stop a page whose own name was made to point at this machine (DNS rebinding): its origin and
 * the host it asks for agree. So the host asked for must also be one that a stranger can't own: an address in numbers,
 * a name without a dot, a {@code .local} or {@code .localhost} name, or the very name that the server was started with.
 *
 * <p>Programs that are no browsers send no {@code Origin}; they could send any, and are let in.
 */
final class SameOrigin {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]+]");
    private static final Pattern ORIGIN = Pattern.compile("https?://([^/?#@\\s]+)");
    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

    private final String ownName;

    /**
     * @param ownName the host that the server was started with
     */
    SameOrigin(String ownName) {
        this.ownName = lower(ownName);
    }

    /**
     * @param host the {@code Host} header, may be empty
     * @param origins every {@code Origin} header of the request
     */
    boolean allows(String host, List<String> origins) {
        String asked = lower(host);
        return origins.isEmpty()
                || (isOurs(PORT.matcher(asked).replaceFirst(""))
                        && origins.stream().allMatch(origin -> isOf(asked, origin)));
    }

    private boolean isOurs(String name) {
        boolean unownable = !name.contains(".") || name.endsWith(".local") || name.endsWith(".localhost");
        return !name.isEmpty()
                && (unownable
                        || name.equals(ownName)
                        || IPV4.matcher(name).matches()
                        || IPV6.matcher(name).matches());
    }

    private static boolean isOf(String asked, String origin) {
        var parts = ORIGIN.matcher(lower(origin));
        return parts.matches() && parts.group(1).equals(asked);
    }

    private static String lower(String text) {
        return text.trim().toLowerCase(Locale.ROOT);
    }
}
