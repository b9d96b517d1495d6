/** Collects resampled audio into chunks of equal length; what does not fill one waits for the next push. */
export class Framer {
  private readonly frame: Int16Array<ArrayBuffer>;
  private filled = 0;

  constructor(private readonly samplesPerChunk: number) {
    this.frame = new Int16Array(samplesPerChunk);
  }

  /** Full chunks, in order. */
  push(samples: Int16Array): Int16Array<ArrayBuffer>[] {
    const full: Int16Array<ArrayBuffer>[] = [];
    for (const sample of samples) {
      this.frame[this.filled++] = sample;
      if (this.filled === this.samplesPerChunk) {
        full.push(this.frame.slice());
        this.filled = 0;
      }
    }
    return full;
  }
}
