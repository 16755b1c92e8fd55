import { LanguageProvider } from '@luot/ui/language-context';
import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { WaitLight, waitLight } from './wait-light.tsx';

const MINUTE = 60_000;

test('[C15] the light against the wait target: below two thirds, up to it, over it', () => {
  const light = (minutes: number) => waitLight(minutes * MINUTE, 15 * MINUTE);
  expect([0, 9.99, 10, 15, 15.01, 200].map(light)).toEqual(['well', 'well', 'soon', 'soon', 'over', 'over']);
});

test('[C15] a centre that promises no wait has no light', () => {
  expect(waitLight(90 * MINUTE, 0)).toBeNull();
});

test('[C15] each is a word and a shape beside its colour', () => {
  const shown = (['well', 'soon', 'over'] as const).map((light) => {
    const { container } = render(
      <LanguageProvider>
        <WaitLight light={light} />
      </LanguageProvider>,
    );
    return [container.textContent, container.querySelector('svg')?.outerHTML];
  });
  expect(shown.map(([word]) => word)).toEqual(['Kịp giờ', 'Sắp quá giờ', 'Quá giờ']);
  expect(new Set(shown.map(([, shape]) => shape)).size).toBe(3);
});
