import { useEffect, useState } from 'react';

/** Seconds left; calls `onEnd` once at nought. A longer time given later lengthens it. */
export function useCountdown(seconds: number, onEnd: () => void): number {
  const [gone, setGone] = useState(0);
  const left = Math.max(0, seconds - gone);
  useEffect(() => {
    const timer = setInterval(() => setGone((before) => before + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (left === 0) onEnd();
  }, [left, onEnd]);
  return left;
}
