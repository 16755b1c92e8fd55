// Reads codes off the camera. Loaded when the scan screen opens: the decoder is a megabyte.
//
// Chromium on Linux has no BarcodeDetector, and html5-qrcode's own decoder reads no turned, blurred or inverted picture.
// The polyfill, loaded before, is what html5-qrcode then decodes with; its wasm comes from our own server.
import { prepareZXingModule } from 'barcode-detector/polyfill';
import { Html5Qrcode, Html5QrcodeSupportedFormats } from 'html5-qrcode';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

/** Why there is no picture, each with its own sentence on screen. */
export type CameraFault = 'none' | 'denied' | 'in-use' | 'unsafe-page' | 'failed';

export interface Camera {
  readonly close: () => void;
}

prepareZXingModule({ overrides: { locateFile: (file: string, folder: string) => (file.endsWith('.wasm') ? wasmUrl : folder + file) } });

const FORMATS = [Html5QrcodeSupportedFormats.QR_CODE, Html5QrcodeSupportedFormats.CODE_128, Html5QrcodeSupportedFormats.DATA_MATRIX];

const FRAMES_PER_SECOND = 10;

/**
 * Shows the camera's picture in an element and tells the first code it reads, once.
 * @param elementId of an element in the page
 */
export async function openCamera(elementId: string, onText: (text: string) => void, onFault: (fault: CameraFault) => void): Promise<Camera> {
  if (!('mediaDevices' in navigator)) {
    onFault('unsafe-page');
    return { close: () => undefined };
  }
  const reader = new Html5Qrcode(elementId, { verbose: false, formatsToSupport: FORMATS, useBarCodeDetectorIfSupported: true });
  let done = false;
  let starting: Promise<unknown> = Promise.resolve();
  const close = () => {
    done = true;
    // Closing while it starts leaves the light on: it is stopped when it has started.
    void starting.then(() => (reader.isScanning ? reader.stop() : undefined)).catch(() => undefined);
  };
  starting = reader
    .start(
      { facingMode: 'environment' },
      { fps: FRAMES_PER_SECOND, disableFlip: true, videoConstraints: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } } },
      (text) => {
        if (done) return;
        close();
        onText(text);
      },
      () => undefined, // a frame without a code
    )
    .then(() => watchTrack(elementId, () => (done ? undefined : onFault('none'))))
    .catch((error: unknown) => (done ? undefined : onFault(faultOf(error))));
  return { close };
}

/** The decoder made ready while nobody waits for it. */
export function warmUp(): void {
  void prepareZXingModule({ fireImmediately: true });
}

/** A camera that is pulled out ends its track and says nothing else. */
function watchTrack(elementId: string, onEnded: () => void): void {
  const stream = document.getElementById(elementId)?.querySelector('video')?.srcObject;
  if (stream instanceof MediaStream) for (const track of stream.getVideoTracks()) track.addEventListener('ended', onEnded);
}

/** html5-qrcode hands on getUserMedia's error as a sentence with the DOMException's name in it. */
export function faultOf(error: unknown): CameraFault {
  const name = /\b(\w+Error)\b/.exec(error instanceof Error ? `${error.name} ${error.message}` : String(error))?.[1];
  switch (name) {
    case 'NotFoundError':
    case 'OverconstrainedError':
    case 'DevicesNotFoundError':
      return 'none';
    case 'NotAllowedError':
    case 'SecurityError':
    case 'PermissionDeniedError':
      return 'denied';
    case 'NotReadableError':
    case 'AbortError':
    case 'TrackStartError':
      return 'in-use';
    default:
      return 'failed';
  }
}
