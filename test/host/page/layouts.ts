import type { Layout } from '../context';
import type { HostKind, PageOptions } from '../pageOptions';

function create(tag: string, className: string, text = ''): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

function createContainer(width: number | undefined): HTMLElement {
  const container = create('div', 'host-control');
  if (width !== undefined) {
    Object.assign(container.style, { flex: 'none', inlineSize: `${width}px` });
  }
  return container;
}

/** A form of a model-driven app: a header, a tab, and a section whose cell has the control beside its label. */
function createForm(containers: readonly HTMLElement[]): HTMLElement {
  const form = create('div', 'host-form');
  const tabs = create('div', 'host-form-tabs');
  tabs.append(create('span', 'host-form-tab', 'General'));
  const section = create('section', 'host-form-section');
  section.setAttribute('aria-label', 'Connections');
  for (const container of containers) {
    const cell = create('div', 'host-form-cell');
    cell.append(create('span', 'host-form-label', 'Connections'), container);
    section.append(cell);
  }
  form.append(create('h1', 'host-form-title', 'Environment overview'), tabs, section);
  return form;
}

/**
 * Lays the stage out as a host does: a full page or a custom page that the controls fill, or a form that grows with
 * them.
 * @returns the containers of the controls
 */
export function layOut(stage: HTMLElement, { host, width, instances }: Pick<PageOptions, 'host' | 'width' | 'instances'>): HTMLElement[] {
  const containers = Array.from({ length: instances }, () => createContainer(width));
  if (host === 'form') {
    stage.append(createForm(containers));
  } else {
    const page = create('div', `host-${host}`);
    page.append(...containers);
    stage.append(page);
  }
  return containers;
}

/**
 * Measures a control's room as a host tells it: model-driven apps give a width and never a height, custom pages both
 * (Microsoft Learn, mode.allocatedHeight).
 */
export function measureFor(host: HostKind): (container: HTMLElement) => Layout {
  return ({ clientWidth, clientHeight }) => ({ allocatedWidth: clientWidth, allocatedHeight: host === 'custom' ? clientHeight : -1 });
}
