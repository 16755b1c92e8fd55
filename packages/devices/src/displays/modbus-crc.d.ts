declare module 'modbus-serial/utils/crc16.js' {
  /** CRC-16/MODBUS of the bytes. */
  export default function crc16(bytes: Buffer): number;
}
