import { useLanguage } from '@luot/ui/language-context';
import { Moon, Sun } from 'lucide-react';
import { chooseTheme, useTheme } from './theme.ts';

/** For the strip above a desk page. */
export function ThemeSwitch() {
  const { say } = useLanguage();
  const theme = useTheme();
  const [other, Icon, label] = theme === 'light' ? (['night', Moon, say('staff.dark')] as const) : (['light', Sun, say('staff.light')] as const);
  return (
    <button type="button" className="desk-quiet desk-icon" title={label} onClick={() => chooseTheme(other)}>
      <Icon aria-hidden="true" />
      <span className="unseen">{label}</span>
    </button>
  );
}
