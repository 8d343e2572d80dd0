import { webLightTheme, type Theme } from '@fluentui/react-components';
import type { IInputs } from './generated/ManifestTypes';
import { createTexts, type Texts } from './strings/texts';

/** What the control takes over from the host that shows it. */
export interface HostSettings {
  readonly theme: Theme;
  /** Whether the theme is a dark one, which scrollbars follow. */
  readonly dark: boolean;
  readonly direction: 'ltr' | 'rtl';
  /** Height in CSS pixels that a canvas host has set aside; null where the control fills or grows by itself. */
  readonly height: number | null;
}

type Context = ComponentFramework.Context<IInputs>;

/**
 * Reads the host's settings; each may be missing in some host.
 *
 * @param context The host's context.
 * @returns The settings, with those of an unthemed left-to-right host where it has none.
 */
export function readHostSettings(context: Context): HostSettings {
  const height = Number(context.mode.allocatedHeight);
  return {
    // `tokenTheme` is untyped in the framework's types; without modern theming the whole object is undefined.
    theme: (context.fluentDesignLanguage?.tokenTheme as Theme | undefined) ?? webLightTheme,
    dark: context.fluentDesignLanguage?.isDarkTheme ?? false,
    direction: context.userSettings.isRTL ? 'rtl' : 'ltr',
    height: height > 0 ? height : null,
  };
}

/**
 * Makes the texts from the host's resources and formats.
 *
 * @param context The host's context.
 * @returns The texts.
 */
export function readTexts(context: Context): Texts {
  const { resources, formatting } = context;
  return createTexts({
    getString: (key) => resources.getString(key),
    formatInteger: (value) => formatting.formatInteger(value),
    formatDateTime: (value) => formatting.formatDateShort(value, true),
  });
}

/**
 * Reads who is signed in.
 *
 * @param context The host's context.
 * @returns The user's `systemuserid` as Dataverse writes it, in lower case and without braces; null where the host doesn't say.
 */
export function readViewerId(context: Context): string | null {
  const id = (context.userSettings.userId as string | undefined)?.replace(/[{}]/g, '').toLowerCase();
  return id === undefined || id === '' ? null : id;
}

/** `context.page` isn't documented. Model-driven apps have it, custom pages don't. */
type ContextWithPage = Context & { readonly page?: { readonly getClientUrl?: () => string } };

/**
 * Reads where the app runs, which tells the cloud.
 *
 * @param context The host's context.
 * @returns The environment's URL, such as `https://contoso.crm4.dynamics.com`; that of the page where the host doesn't tell; null
 * where there is none.
 */
export function readAppUrl(context: ContextWithPage): string | null {
  const page = (globalThis as { readonly location?: Location }).location?.origin;
  return context.page?.getClientUrl?.() ?? page ?? null;
}
