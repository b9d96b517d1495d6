package io.codriver.runtime.edge;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Sends a request exactly as written, which no well-behaved client would, and reads the whole answer. */
final class RawHttp {
    private RawHttp() {}

    /**
     * @param head status line and headers, in lower case
     */
    record Answer(int status, String head, String body) {}

    static Answer get(int port, String path, String... headers) throws IOException {
        return request(port, "GET", path, "127.0.0.1:" + port, List.of(headers));
    }

    static Answer request(int port, String method, String path, String host, List<String> headers) throws IOException {
        StringBuilder text = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n");
        headers.forEach(header -> text.append(header).append("\r\n"));
        text.append("Connection: close\r\n\r\n");
        return exchange(port, text.toString(), false);
    }

    /** Asks for the WebSocket; reads only as far as the head of the answer. */
    static Answer upgrade(int port, String host, List<String> headers) throws IOException {
        return exchange(port, upgradeRequest(host, headers), true);
    }

    /** The request for the WebSocket. */
    static String upgradeRequest(String host, List<String> headers) {
        StringBuilder text = new StringBuilder("GET /ws HTTP/1.1\r\nHost: " + host + "\r\n");
        headers.forEach(header -> text.append(header).append("\r\n"));
        return text.append("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n")
                .append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                .toString();
    }

    private static Answer exchange(int port, String request, boolean headOnly) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            StringBuilder answer = new StringBuilder();
            while (!(headOnly && answer.indexOf("\r\n\r\n") >= 0)) {
                int next = socket.getInputStream().read();
                if (next < 0) {
                    break;
                }
                answer.append((char) next);
            }
            int split = answer.indexOf("\r\n\r\n");
            String head = answer.substring(0, split);
            int status = Integer.parseInt(head.split(" ", 3)[1]);
            return new Answer(status, head.toLowerCase(Locale.ROOT), answer.substring(split + 4));
        }
    }
}
