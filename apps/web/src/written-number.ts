/** A number as tickets write it: `h 12` is H012. What is no number stays as it is, and is not found. */
export function writtenNumber(typed: string): string {
  const plain = typed.replaceAll(/[\s.-]/g, '').toLocaleUpperCase('vi');
  const short = /^([A-ZĐ])(\d{1,2})$/.exec(plain);
  return short === null ? plain : `${short[1]}${(short[2] ?? '').padStart(3, '0')}`;
}

/** Whether somebody has typed a number and not a word. */
export function isNumber(typed: string): boolean {
  return /^(?:[A-ZĐ]\d{3,5}|\d{4,5})$/.test(writtenNumber(typed));
}
