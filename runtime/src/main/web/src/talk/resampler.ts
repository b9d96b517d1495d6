/**
 * From the microphone's rate to 16 kHz, stream-wise: what it gives does not depend on how the stream is cut into
 * chunks. A windowed-sinc low-pass (Blackman window) is evaluated at each output instant, so any ratio works; the
 * cut-off sits below both Nyquist rates, so that nothing folds back into the speech band.
 *
 * The taps for an output instant depend only on its fractional position, which is rounded to one of {@link PHASES};
 * the table is computed once. Not shared between streams.
 */
const PHASES = 128;
/** Zero crossings of the sinc on each side. */
const CROSSINGS = 12;
/** Part of the narrower Nyquist band that is kept; the rest is the filter's slope. */
const KEPT = 0.9;

export class Resampler {
  private readonly ratio: number;
  private readonly half: number;
  private readonly taps: Float32Array[];
  private pending: Float32Array<ArrayBuffer>;
  /** Position of the next output, in input samples from the start of `pending`. */
  private position: number;

  constructor(fromRate: number, toRate = 16_000) {
    this.ratio = fromRate / toRate;
    const band = KEPT * Math.min(1, toRate / fromRate);
    this.half = Math.ceil(CROSSINGS / band);
    this.taps = Array.from({ length: PHASES + 1 }, (_, phase) => sincTaps(phase / PHASES, this.half, band));
    // Silence before the first sample, so that the first output is centred on it.
    this.pending = new Float32Array(this.half);
    this.position = this.half;
  }

  /** The samples that can be computed so far, −1 to 1. */
  push(input: Float32Array): Float32Array<ArrayBuffer> {
    const samples = concatenated(this.pending, input);
    const output: number[] = [];
    while (Math.floor(this.position) + this.half + 1 < samples.length) {
      output.push(this.at(samples, this.position));
      this.position += this.ratio;
    }
    const keepFrom = Math.max(0, Math.min(samples.length, Math.floor(this.position) - this.half));
    this.pending = samples.slice(keepFrom);
    this.position -= keepFrom;
    return Float32Array.from(output);
  }

  private at(samples: Float32Array, position: number): number {
    const whole = Math.floor(position);
    const taps = this.taps[Math.round((position - whole) * PHASES)] ?? new Float32Array();
    const first = whole - this.half + 1;
    let sum = 0;
    for (let index = 0; index < taps.length; index++) {
      sum += (taps[index] ?? 0) * (samples[first + index] ?? 0);
    }
    return sum;
  }
}

/** Taps for an output that lies `offset` input samples after the middle, normalised to unit gain at 0 Hz. */
function sincTaps(offset: number, half: number, band: number): Float32Array {
  const taps = Float32Array.from({ length: 2 * half }, (_, index) => {
    const distance = index - half + 1 - offset;
    return sinc(distance * band) * blackman(distance / half);
  });
  const gain = taps.reduce((sum, tap) => sum + tap, 0);
  return taps.map((tap) => tap / gain);
}

function sinc(x: number): number {
  return Math.abs(x) < 1e-9 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

/** @param x −1 to 1 over the window's width, 0 in the middle */
function blackman(x: number): number {
  return Math.abs(x) > 1 ? 0 : 0.42 + 0.5 * Math.cos(Math.PI * x) + 0.08 * Math.cos(2 * Math.PI * x);
}

function concatenated(first: Float32Array, second: Float32Array): Float32Array<ArrayBuffer> {
  const whole = new Float32Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}

/** Samples from −1 to 1 as 16-bit integers, clipped. */
export function toPcm16(samples: Float32Array): Int16Array<ArrayBuffer> {
  return Int16Array.from(samples, (sample) =>
    Math.round(Math.max(-32_768, Math.min(32_767, sample * 32_767))),
  );
}
