package io.codriver.vehiclebus.gateway.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A TCP cable to a broker, which can be pulled, plugged in again, and made to lose what is sent into it. */
final class Cable implements AutoCloseable {
    private final ServerSocket server;
    private final int brokerPort;
    private final List<Socket> sockets = new ArrayList<>();
    private boolean pulled;
    private volatile boolean losing;

    Cable(int brokerPort) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        this.brokerPort = brokerPort;
        daemon(this::accept);
    }

    MqttAddress address() {
        return MqttAddress.parse("mqtt://127.0.0.1:" + server.getLocalPort());
    }

    /** Cuts every connection and lets no new one through. */
    synchronized void pull() {
        pulled = true;
        sockets.forEach(Cable::quietly);
        sockets.clear();
    }

    synchronized void plug() {
        pulled = false;
        losing = false;
    }

    /** From now on what the client sends goes nowhere, though the connection stands. */
    void lose() {
        losing = true;
    }

    @Override
    public void close() throws IOException {
        server.close();
        pull();
    }

    private void accept() {
        try {
            while (true) {
                connect(server.accept());
            }
        } catch (IOException e) {
            pull(); // closed
        }
    }

    private synchronized void connect(Socket client) throws IOException {
        if (pulled) {
            client.close();
            return;
        }
        try {
            Socket broker = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), brokerPort);
            sockets.add(client);
            sockets.add(broker);
            daemon(() -> pump(client, broker, true));
            daemon(() -> pump(broker, client, false));
        } catch (IOException e) {
            client.close();
        }
    }

    private void pump(Socket from, Socket to, boolean upstream) {
        byte[] buffer = new byte[8192];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (!(upstream && losing)) {
                    out.write(buffer, 0, n);
                    out.flush();
                }
            }
        } catch (IOException e) {
            quietly(to);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "cable");
        thread.setDaemon(true);
        thread.start();
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
