// A film of one QR code for Chromium's fake camera: uncompressed frames (YUV4MPEG2), drawn here point by point.
import { writeFileSync } from 'node:fs';
import QRCode from 'qrcode';
import { Rng } from '../../../apps/queue-server/sim/rng.ts';

const [WIDTH, HEIGHT] = [640, 480];
const FRAMES = 10;

export interface QrFilm {
  /** Turned by this much. */
  readonly degrees?: number;
  /** Points around each that flow into it. */
  readonly blur?: number;
  /** Grey levels of noise either way. */
  readonly noise?: number;
  /** Light modules on dark ground. */
  readonly inverted?: boolean;
}

/** Writes the film of a QR code that holds `text`, as large as half of the picture's height. */
export function writeQrFilm(path: string, text: string, { degrees = 0, blur = 0, noise = 0, inverted = false }: QrFilm = {}): void {
  const rng = new Rng(7);
  const sharp = blurred(drawQr(text, degrees, inverted), blur);
  const chroma = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const frames: Buffer[] = [Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420\n`)];
  for (let frame = 0; frame < FRAMES; frame++) {
    const luma = Buffer.alloc(sharp.length);
    for (let i = 0; i < luma.length; i++) luma[i] = Math.min(235, Math.max(16, (sharp[i] ?? 0) + Math.round((rng.next() * 2 - 1) * noise)));
    frames.push(Buffer.from('FRAME\n'), luma, chroma);
  }
  writeFileSync(path, Buffer.concat(frames));
}

function drawQr(text: string, degrees: number, inverted: boolean): Float32Array {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  // The quiet zone the standard asks for: four modules all round.
  const size = modules.size + 8;
  const module = (HEIGHT * 0.62) / size;
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const [light, dark] = inverted ? [30, 225] : [225, 30];
  const picture = new Float32Array(WIDTH * HEIGHT);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const [dx, dy] = [x - WIDTH / 2, y - HEIGHT / 2];
      const column = Math.floor((dx * cos + dy * sin) / module + size / 2) - 4;
      const row = Math.floor((dy * cos - dx * sin) / module + size / 2) - 4;
      const inside = row >= 0 && column >= 0 && row < modules.size && column < modules.size;
      const paper = row >= -4 && column >= -4 && row < modules.size + 4 && column < modules.size + 4;
      picture[y * WIDTH + x] = inside && modules.get(row, column) !== 0 ? dark : paper ? light : 110;
    }
  }
  return picture;
}

/** The mean of the points around, `radius` each way. */
function blurred(picture: Float32Array, radius: number): Float32Array {
  if (radius === 0) return picture;
  const soft = new Float32Array(picture.length);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      let [sum, count] = [0, 0];
      for (let dy = -radius; dy <= radius; dy++) {
        for (let dx = -radius; dx <= radius; dx++) {
          const [px, py] = [x + dx, y + dy];
          if (px < 0 || py < 0 || px >= WIDTH || py >= HEIGHT) continue;
          sum += picture[py * WIDTH + px] ?? 0;
          count++;
        }
      }
      soft[y * WIDTH + x] = sum / count;
    }
  }
  return soft;
}
