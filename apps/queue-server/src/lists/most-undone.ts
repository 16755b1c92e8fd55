/** F25: how many imports of one kind can be undone, one after the other. */
export const MOST_UNDONE = 5;
