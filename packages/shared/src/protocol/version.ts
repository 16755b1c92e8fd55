/** Raised when an old client could misread a new server or the reverse; both ends compare it in the handshake. */
export const PROTOCOL_VERSION = 1;
