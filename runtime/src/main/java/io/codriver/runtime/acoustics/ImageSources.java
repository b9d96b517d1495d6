package io.codriver.runtime.acoustics;

import io.codriver.voice.AudioFormat16k;
import java.util.ArrayList;
import java.util.List;

/**
 * The image-source method (Allen and Berkley, Image method for efficiently simulating small-room acoustics, 1979): each
 * reflection is the direct sound of a mirrored source, weakened by every wall it met and by 1/distance (1 at one metre),
 * and arrives after distance / {@link CabinRoom#SPEED_OF_SOUND}, also between samples. Directivity: a mirrored mouth faces a
 * mirrored way, a microphone sees each image where it seems to be. At the end the paper's high-pass of 100 Hz, since
 * images of a closed box add up to a constant pressure that no microphone passes on.
 */
final class ImageSources {
    private static final int RATE = AudioFormat16k.RATE;
    /** 120 ms: the car has decayed by 60 dB by then. */
    static final int LENGTH = 1920;

    private static final double HIGH_PASS_HERTZ = 100;
    private static final double REACH = LENGTH * CabinRoom.SPEED_OF_SOUND / RATE;

    private final double[] size;
    private final double[][] reflections;

    ImageSources(CabinRoom room) {
        Place box = room.size();
        this.size = new double[] {box.x(), box.y(), box.z()};
        this.reflections = new double[3][2];
        for (int axis = 0; axis < 3; axis++) {
            reflections[axis][0] = room.absorption().reflection(axis, false);
            reflections[axis][1] = room.absorption().reflection(axis, true);
        }
    }

    /** An image's place along one axis, seen from the microphone, and what the walls of that axis left of it. */
    private record Along(double offset, double gain, boolean mirrored) {
        /** The way from image to microphone as the true source sends it off. */
        double leaving() {
            return mirrored ? offset : -offset;
        }
    }

    /** What a microphone picks up of an impulse: {@link #LENGTH} samples. */
    float[] response(Transducer source, Transducer microphone) {
        List<Along> xs = along(0, source.at().x(), microphone.at().x());
        List<Along> ys = along(1, source.at().y(), microphone.at().y());
        List<Along> zs = along(2, source.at().z(), microphone.at().z());
        float[] response = new float[LENGTH];
        for (Along x : xs) {
            for (Along y : ys) {
                for (Along z : zs) {
                    Place image = new Place(x.offset, y.offset, z.offset);
                    Place emitted = new Place(x.leaving(), y.leaving(), z.leaving());
                    add(response, image, emitted, x.gain * y.gain * z.gain, source, microphone);
                }
            }
        }
        highPass(response);
        return response;
    }

    private static void add(
            float[] response, Place image, Place emitted, double gain, Transducer source, Transducer microphone) {
        double distance = image.length();
        if (distance >= REACH) {
            return;
        }
        double sent = source.gain(emitted.dot(source.facing()) / distance);
        double taken = microphone.gain(image.dot(microphone.facing()) / distance);
        double delay = distance / CabinRoom.SPEED_OF_SOUND * RATE;
        BandLimited.impulse(response, delay, gain * sent * taken / distance);
    }

    /**
     * Images at {@code 2nL ± s}: the unmirrored met both walls |n| times, the mirrored the lower one |n - 1| times and the
     * upper one |n| times.
     */
    private List<Along> along(int axis, double source, double microphone) {
        int most = (int) Math.ceil(REACH / (2 * size[axis])) + 1;
        List<Along> images = new ArrayList<>();
        for (int n = -most; n <= most; n++) {
            for (int mirror = 0; mirror < 2; mirror++) {
                double gain = Math.pow(reflections[axis][0], Math.abs(n - mirror))
                        * Math.pow(reflections[axis][1], Math.abs(n));
                if (gain > 0) {
                    double place = 2 * n * size[axis] + (mirror == 1 ? -source : source);
                    images.add(new Along(place - microphone, gain, mirror == 1));
                }
            }
        }
        return images;
    }

    private static void highPass(float[] response) {
        double angle = 2 * Math.PI * HIGH_PASS_HERTZ / RATE;
        double radius = Math.exp(-angle);
        double back1 = 2 * radius * Math.cos(angle);
        double back2 = -radius * radius;
        double before1 = 0;
        double before2 = 0;
        for (int i = 0; i < response.length; i++) {
            double now = response[i] + back1 * before1 + back2 * before2;
            response[i] = (float) (now - (1 + radius) * before1 + radius * before2);
            before2 = before1;
            before1 = now;
        }
    }
}
