import type { IInputs } from '../../ConnectionManager/generated/ManifestTypes';
import { createFormatting } from './formatting';
import { localeOf } from './languages';
import { createResources } from './resources';
import { createUserSettings, type HostUser } from './userSettings';

type Context = ComponentFramework.Context<IInputs>;

/** The room that a host gives a control, in CSS pixels; -1 is "as much as it needs" or "not measured yet". */
export interface Layout {
  allocatedWidth: number;
  allocatedHeight: number;
}

/** `context.mode` with the member that a full page has at run time although the types do not tell. */
export interface HostMode extends ComponentFramework.Mode {
  /** The parameters of a page that shows nothing but the control. */
  fullPageParam?: HostInputs;
}

/** The control's input properties that a host sets, as texts; one that it doesn't set is null. */
export type HostInputs = Partial<Record<Exclude<keyof IInputs, 'anchor'>, string | undefined>>;

/** The undocumented `context.page` of model-driven apps. */
export interface HostPage {
  getClientUrl(): string;
}

/** What a host or a test decides of a context; everything else is the same in each. */
export interface ContextOptions {
  webAPI: ComponentFramework.WebApi;
  /** Texts of resx files: the user's language first, the fallback after it. */
  resx: readonly string[];
  user: HostUser;
  /** Windows language identifier. Default: 1033, English. */
  languageId?: number;
  /** Default: false. */
  isRtl?: boolean;
  /** IANA name of the user's time zone. Default: the machine's. */
  timeZone?: string;
  /** Undefined where the app's modern theme is off. */
  fluentDesignLanguage?: ComponentFramework.FluentDesignState;
  /** Default: -1 and -1, as in every host before the first measurement. */
  layout?: Layout;
  /** Default: false. */
  isControlDisabled?: boolean;
  /** The control's input properties. */
  inputs?: HostInputs;
  /** Present in a full page only. */
  fullPageParam?: HostInputs;
  /** What `context.page.getClientUrl` answers; undefined where the host has no `context.page`, as canvas apps. */
  clientUrl?: string;
  /** Told what the control asks for with `mode.trackContainerResize`. */
  onTrackContainerResize?: (track: boolean) => void;
  /** Told when the control asks to be rendered again. */
  onRequestRender?: () => void;
  /** Methods in place of those that refuse. */
  navigation?: Partial<ComponentFramework.Navigation>;
  /** Methods in place of those that refuse. */
  utils?: Partial<ComponentFramework.Utility>;
}

function notModelled(member: string): never {
  throw new Error(`This host does not model context.${member}.`);
}

/** A method that rejects: better no answer than an invented one. */
function refused(member: string): () => Promise<never> {
  return () => Promise.reject(new Error(`This host does not model context.${member}.`));
}

const device: ComponentFramework.Device = {
  captureAudio: refused('device.captureAudio'),
  captureImage: refused('device.captureImage'),
  captureVideo: refused('device.captureVideo'),
  getBarcodeValue: refused('device.getBarcodeValue'),
  getCurrentPosition: refused('device.getCurrentPosition'),
  pickFile: refused('device.pickFile'),
};

const client: ComponentFramework.Client = {
  disableScroll: false,
  getFormFactor: () => 1,
  getClient: () => 'Web',
  isOffline: () => false,
  isNetworkAvailable: () => true,
};

const navigation: ComponentFramework.Navigation = {
  openAlertDialog: refused('navigation.openAlertDialog'),
  openConfirmDialog: refused('navigation.openConfirmDialog'),
  openErrorDialog: refused('navigation.openErrorDialog'),
  openFile: refused('navigation.openFile'),
  openForm: refused('navigation.openForm'),
  openUrl: () => notModelled('navigation.openUrl'),
  openWebResource: () => notModelled('navigation.openWebResource'),
};

const utils: ComponentFramework.Utility = {
  getEntityMetadata: refused('utils.getEntityMetadata'),
  hasEntityPrivilege: () => notModelled('utils.hasEntityPrivilege'),
  lookupObjects: refused('utils.lookupObjects'),
};

const copilot: ComponentFramework.Copilot = {
  executeEvent: refused('copilot.executeEvent'),
  executePrompt: refused('copilot.executePrompt'),
};

function textProperty(raw: string | null): ComponentFramework.PropertyTypes.StringProperty {
  return { raw, type: 'SingleLine.Text', error: false, errorMessage: '' };
}

function createParameters({ connections, environmentId, view, recordId }: HostInputs): IInputs {
  return {
    anchor: textProperty(null),
    connections: { ...textProperty(connections ?? null), type: 'Multiple' },
    environmentId: textProperty(environmentId ?? null),
    view: textProperty(view ?? null),
    recordId: textProperty(recordId ?? null),
  };
}

function createMode(options: ContextOptions): HostMode {
  return {
    ...(options.layout ?? { allocatedWidth: -1, allocatedHeight: -1 }),
    isControlDisabled: options.isControlDisabled ?? false,
    isVisible: true,
    label: '',
    setControlState: () => true,
    setFullScreen: () => undefined,
    trackContainerResize: (track) => options.onTrackContainerResize?.(track),
    ...(options.fullPageParam === undefined ? {} : { fullPageParam: options.fullPageParam }),
  };
}

/**
 * Creates the context that a host passes to the control's `init` and `updateView`. What a host or a test does not
 * provide refuses to answer, so that nothing is taken for granted that was not modelled.
 *
 * The bound property has no value, as on a new record, and no column security.
 */
export function createContext(options: ContextOptions): Context & { page?: HostPage } {
  const languageId = options.languageId ?? 1033;
  const locale = localeOf(languageId);
  return {
    client,
    device,
    copilot,
    events: {},
    factory: {
      getPopupService: () => notModelled('factory.getPopupService'),
      requestRender: () => options.onRequestRender?.(),
    },
    formatting: createFormatting(locale, options.timeZone),
    mode: createMode(options),
    navigation: { ...navigation, ...options.navigation },
    parameters: createParameters(options.inputs ?? {}),
    resources: createResources(options.resx),
    updatedProperties: [],
    userSettings: createUserSettings(options.user, languageId, locale, options.isRtl ?? false),
    utils: { ...utils, ...options.utils },
    webAPI: options.webAPI,
    fluentDesignLanguage: options.fluentDesignLanguage,
    ...(options.clientUrl === undefined ? {} : { page: { getClientUrl: () => options.clientUrl ?? '' } }),
  };
}

/**
 * The context of the next `updateView` after the host has set input properties to something else: a new object, as in Power Apps, with
 * `updatedProperties` naming them.
 */
export function withInputs(context: Context, inputs: HostInputs): Context {
  return { ...context, parameters: createParameters(inputs), updatedProperties: ['parameters'] };
}

/**
 * The context of the next `updateView` after the container's size changed: a new object, as in Power Apps, with
 * `updatedProperties` naming the layout.
 */
export function withLayout(context: Context, layout: Layout): Context {
  return { ...context, mode: { ...context.mode, ...layout }, updatedProperties: ['layout'] };
}
