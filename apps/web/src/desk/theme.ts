// Light or dark: as the machine is set, until somebody chooses otherwise on this machine.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export type Theme = 'light' | 'night';

const KEY = 'luot.theme';

const store = createStore<{ readonly theme: Theme }>(() => ({ theme: 'light' }));

/** Before the first screen is drawn, so that a dark room sees no white flash. */
export function startTheme(): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const follow = () => show(chosen() ?? (dark.matches ? 'night' : 'light'));
  dark.addEventListener('change', follow);
  follow();
}

export function useTheme(): Theme {
  return useStore(store, (state) => state.theme);
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  show(theme);
}

function show(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  store.setState({ theme });
}

function chosen(): Theme | null {
  const saved = localStorage.getItem(KEY);
  return saved === 'light' || saved === 'night' ? saved : null;
}
