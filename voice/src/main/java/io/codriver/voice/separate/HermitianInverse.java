package io.codriver.voice.separate;

/**
 * Inverts small Hermitian positive definite matrices in place, by Gauss–Jordan elimination; such matrices need no pivoting. Fill
 * {@link #re} and {@link #im} row by row, then {@link #invert}. For one thread.
 */
final class HermitianInverse {
    final double[] re;
    final double[] im;
    private final int size;

    HermitianInverse(int size) {
        this.size = size;
        this.re = new double[size * size];
        this.im = new double[size * size];
    }

    void invert() {
        for (int p = 0; p < size; p++) {
            int pp = p * size + p;
            double pivot = 1 / re[pp]; // real, as all pivots of a Hermitian matrix
            re[pp] = 1;
            im[pp] = 0;
            for (int j = 0; j < size; j++) {
                re[p * size + j] *= pivot;
                im[p * size + j] *= pivot;
            }
            for (int i = 0; i < size; i++) {
                if (i != p) {
                    eliminate(p, i);
                }
            }
        }
    }

    private void eliminate(int p, int i) {
        int ip = i * size + p;
        double fRe = re[ip];
        double fIm = im[ip];
        re[ip] = 0;
        im[ip] = 0;
        for (int j = 0; j < size; j++) {
            int ij = i * size + j;
            int pj = p * size + j;
            re[ij] -= fRe * re[pj] - fIm * im[pj];
            im[ij] -= fRe * im[pj] + fIm * re[pj];
        }
    }
}
