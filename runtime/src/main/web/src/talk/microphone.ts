/**
 * The browser's microphone, open only while somebody holds a talk button: the browser's recording sign then tells
 * the truth, at the price of some tenths of a second before it listens, which the button shows.
 */
import workletUrl from './worklet?worker&url';

export interface OpenMicrophone {
  close(): void;
}

/** Why there is none on this page, or null when there may be. */
export function missingMicrophone(): string | null {
  if (!isSecureContext) {
    return 'Talking needs https or localhost; typing works.';
  }
  return 'mediaDevices' in navigator && 'AudioWorkletNode' in window
    ? null
    : 'This browser offers no microphone; typing works.';
}

/** Rejects when the person or the browser says no. */
export async function openMicrophone(
  onChunk: (chunk: Int16Array<ArrayBuffer>) => void,
): Promise<OpenMicrophone> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  });
  const context = new AudioContext();
  const close = () => {
    stream.getTracks().forEach((track) => track.stop());
    void context.close();
  };
  try {
    await context.audioWorklet.addModule(workletUrl);
    const node = new AudioWorkletNode(context, 'talk', { numberOfOutputs: 0 });
    node.port.onmessage = (event: MessageEvent<Int16Array<ArrayBuffer>>) => onChunk(event.data);
    context.createMediaStreamSource(stream).connect(node);
    return { close };
  } catch (error) {
    close();
    throw error;
  }
}
