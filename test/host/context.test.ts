import { createContext, withInputs, withLayout, type ContextOptions } from './context';
import { createUtils } from './utils';
import { createWebApi } from './webApi';

const resx = (texts: Record<string, string>): string =>
  `<?xml version="1.0" encoding="utf-8"?><root>${Object.entries(texts)
    .map(([name, value]) => `<data name="${name}" xml:space="preserve"><value>${value}</value></data>`)
    .join('')}</root>`;

const user = { id: '8a52cb63-a8de-43c1-af7b-a258b9b47f0a', name: 'Ingrid Solheim', roleIds: ['r1'] };

function context(options: Partial<ContextOptions> = {}): ReturnType<typeof createContext> {
  return createContext({ webAPI: createWebApi({ fetch, baseUrl: '/' }), resx: [], user, ...options });
}

describe('the context of the host', () => {
  it('has texts in the user’s language, English where that lacks one, and nothing for an unknown name', () => {
    const german = resx({ Tab: 'Verbindungen ' });
    const english = resx({ Tab: 'Connections', Empty: 'No &lt;rows&gt; &amp; nothing' });
    const { resources } = context({ resx: [german, english] });
    expect(resources.getString('Tab')).toBe('Verbindungen ');
    expect(resources.getString('Empty')).toBe('No <rows> & nothing');
    expect(resources.getString('Unknown')).toBe('');
  });

  it('refuses resx files that are not well-formed', () => {
    expect(() => context({ resx: ['<root><data'] })).toThrow();
  });

  it('gives the user’s id in braces and roles as ids', () => {
    expect(context().userSettings).toMatchObject({ userId: `{${user.id}}`, securityRoles: ['r1'], languageId: 1033, isRTL: false });
  });

  it('formats in the user’s language and time zone', () => {
    const { formatting, userSettings } = context({ languageId: 1031, timeZone: 'UTC' });
    expect(formatting.formatInteger(1234567)).toBe('1.234.567');
    expect(formatting.formatDecimal(1.5)).toBe('1,50');
    expect(formatting.formatDateShort(new Date('2026-07-16T17:34:19Z'))).toBe('16.7.2026');
    expect(formatting.formatDateShort(new Date('2026-07-16T17:34:19Z'), true)).toBe('16.7.2026, 17:34');
    expect(userSettings.numberFormattingInfo).toMatchObject({ numberDecimalSeparator: ',', numberGroupSeparator: '.' });
    expect(userSettings.dateFormattingInfo.dayNames[0]).toBe('Sonntag');
  });

  it.each([
    ['2026-01-01', 1],
    ['2027-01-01', 53],
    ['2024-12-30', 1],
  ])('counts the week of %s as ISO 8601 does', (date, week) => {
    expect(context().formatting.getWeekOfYear(new Date(`${date}T12:00:00`))).toBe(week);
  });

  it('has every input property, null where it is not set, and names them when they have changed', () => {
    const first = context({ inputs: { view: 'flows' } });
    expect(first.parameters).toMatchObject({ view: { raw: 'flows' }, recordId: { raw: null }, connections: { raw: null, type: 'Multiple' } });
    const second = withInputs(first, { recordId: '1' });
    expect(second.parameters).toMatchObject({ view: { raw: null }, recordId: { raw: '1' } });
    expect(second.updatedProperties).toEqual(['parameters']);
  });

  it('has a page in model-driven apps alone', () => {
    expect(context().page).toBeUndefined();
    expect(context({ clientUrl: 'https://contoso.crm4.dynamics.com' }).page?.getClientUrl()).toBe('https://contoso.crm4.dynamics.com');
  });

  it('has no size before the first measurement, and names the layout when there is one', () => {
    const first = context();
    expect(first.mode).toMatchObject({ allocatedWidth: -1, allocatedHeight: -1 });
    const second = withLayout(first, { allocatedWidth: 800, allocatedHeight: -1 });
    expect(second.mode).toMatchObject({ allocatedWidth: 800, allocatedHeight: -1, isVisible: true });
    expect(second.updatedProperties).toEqual(['layout']);
    expect(first.mode.allocatedWidth).toBe(-1);
  });

  it('tells the host what the control asks for', () => {
    const asked: unknown[] = [];
    const { mode, factory } = context({ onTrackContainerResize: (track) => asked.push(track), onRequestRender: () => asked.push('render') });
    mode.trackContainerResize(true);
    factory.requestRender();
    expect(asked).toEqual([true, 'render']);
  });

  it('refuses what is not modelled instead of inventing an answer', async () => {
    const { device, factory, navigation, utils } = context();
    await expect(device.pickFile()).rejects.toThrow('context.device.pickFile');
    await expect(navigation.openForm({ entityName: 'workflow' })).rejects.toThrow('context.navigation.openForm');
    expect(() => factory.getPopupService()).toThrow('context.factory.getPopupService');
    expect(() => utils.hasEntityPrivilege('workflow', 2, 3)).toThrow('context.utils.hasEntityPrivilege');
  });

  it('describes a table by getters of a class, which no listing of its keys shows', async () => {
    const definition = { LogicalName: 'workflow', EntitySetName: 'workflows', PrimaryIdAttribute: 'workflowid', PrimaryNameAttribute: 'name' };
    const utils = createUtils({ fetch: () => Promise.resolve(Response.json(definition)), baseUrl: 'http://org/api/data/v9.2/' });
    const metadata = await utils.getEntityMetadata('workflow');
    expect(metadata).toMatchObject(definition);
    expect(Object.keys(metadata)).toEqual([]);
    await expect(utils.getEntityMetadata('workflow', ['name'])).rejects.toThrow('columns');
  });

  it('numbers what the privileges of a table allow, as the client does', async () => {
    const Privileges = [
      { Name: 'prvReadWorkflow', PrivilegeType: 'Read', CanBeBasic: true },
      { Name: 'prvAppendToWorkflow', PrivilegeType: 'AppendTo', CanBeBasic: true },
    ];
    const definition = { LogicalName: 'workflow', EntitySetName: 'workflows', OwnershipType: 'UserOwned', IsActivity: false, Privileges };
    const utils = createUtils({ fetch: () => Promise.resolve(Response.json(definition)), baseUrl: 'http://org/api/data/v9.2/' });
    expect(await utils.getEntityMetadata('workflow')).toMatchObject({
      OwnershipType: 'UserOwned',
      IsActivity: false,
      Privileges: [
        { Name: 'prvReadWorkflow', PrivilegeType: 2, CanBeBasic: true },
        { Name: 'prvAppendToWorkflow', PrivilegeType: 8, CanBeBasic: true },
      ],
    });
  });

  it('takes the methods that a test gives in place of those', () => {
    const opened: string[] = [];
    context({ navigation: { openUrl: (url) => opened.push(url) } }).navigation.openUrl('https://make.powerautomate.com');
    expect(opened).toEqual(['https://make.powerautomate.com']);
  });
});
