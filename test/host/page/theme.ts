import type { Theme } from '@fluentui/react-components';
import type { PageOptions } from '../pageOptions';
import type { Platform } from './platform';

/** Fluent's own web brand, the one of its light and dark theme. */
const brand: ComponentFramework.BrandVariants = {
  10: '#061724',
  20: '#082338',
  30: '#0a2e4a',
  40: '#0c3b5e',
  50: '#0e4775',
  60: '#0f548c',
  70: '#115ea3',
  80: '#0f6cbd',
  90: '#2886de',
  100: '#479ef5',
  110: '#62abf5',
  120: '#77b7f7',
  130: '#96c6fa',
  140: '#b4d6fa',
  150: '#cfe4fa',
  160: '#ebf3fc',
};

const themes = { light: 'webLightTheme', dark: 'webDarkTheme', contrast: 'teamsHighContrastTheme' } as const;

/** The theme of the platform's own Fluent. */
export function themeOf(theme: PageOptions['theme'], fluent: Platform['Fluent']): Theme {
  return fluent[themes[theme]];
}

/** The app's theme as `context.fluentDesignLanguage` has it, with the tokens of the platform's own Fluent. */
export function createDesignLanguage(theme: PageOptions['theme'], fluent: Platform['Fluent']): ComponentFramework.FluentDesignState {
  return { tokenTheme: themeOf(theme, fluent), brand, isDarkTheme: theme !== 'light' };
}
