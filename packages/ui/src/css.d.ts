declare module '*.css';
/** An asset's address, from vite. */
declare module '*?url' {
  const address: string;
  export default address;
}
