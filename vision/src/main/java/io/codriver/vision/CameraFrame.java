package io.codriver.vision;

/**
 * One picture of the cabin.
 *
 * @param camera id of the camera, as the vehicle's configuration names it
 * @param width in pixels
 * @param height in pixels
 * @param rgb row by row from the top left, three bytes a pixel: {@code width * height * 3}
 * @param nanos when it was taken, on the same clock as the audio frames
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; a wrapper would only hide the array
public record CameraFrame(String camera, int width, int height, byte[] rgb, long nanos) {
    public CameraFrame {
        if (width <= 0 || height <= 0 || rgb.length != (long) width * height * 3) {
            throw new IllegalArgumentException("a frame of " + width + " x " + height + " has "
                    + (long) width * height * 3 + " bytes, not " + rgb.length);
        }
    }
}
