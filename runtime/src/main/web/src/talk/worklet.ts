/**
 * Runs on the browser's audio thread: microphone samples in, chunks of 20 ms of 16 kHz 16-bit audio out to the page.
 * The names declared here are the AudioWorklet global scope's, which TypeScript's DOM library leaves out.
 */
import { Framer } from './framer';
import { Resampler, toPcm16 } from './resampler';

declare const sampleRate: number;
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}

const SAMPLES_PER_CHUNK = 320;

class TalkProcessor extends AudioWorkletProcessor {
  private readonly resampler = new Resampler(sampleRate);
  private readonly framer = new Framer(SAMPLES_PER_CHUNK);

  /** Called per render quantum; returning true keeps the node alive. */
  process(inputs: Float32Array[][]): boolean {
    const mono = inputs[0]?.[0];
    if (mono) {
      for (const chunk of this.framer.push(toPcm16(this.resampler.push(mono)))) {
        this.port.postMessage(chunk, [chunk.buffer]);
      }
    }
    return true;
  }
}

registerProcessor('talk', TalkProcessor);
