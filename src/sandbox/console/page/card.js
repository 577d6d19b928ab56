import { toHtml } from './markdown.js';

/** `AdaptiveCards` is the format makers' renderer, loaded before this as a plain script. */
const { AdaptiveCard, ExecuteAction, HostConfig, OpenUrlAction, SubmitAction } = window.AdaptiveCards;

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = toHtml(text);
  result.didProcess = true;
};

const pair = (name) => ({ default: `var(--${name})`, subtle: `var(--${name}-subtle)` });
const foreground = {
  default: { default: 'var(--ink)', subtle: 'var(--soft)' },
  dark: { default: 'var(--ink)', subtle: 'var(--soft)' },
  light: { default: 'var(--sheet)', subtle: 'var(--line)' },
  accent: pair('accent'),
  good: pair('good'),
  warning: pair('warning'),
  attention: pair('bad'),
};
const style = (ground) => ({ backgroundColor: `var(--${ground})`, foregroundColors: foreground });

/** Sizes and spaces as in Teams; colours are the page's, so that both themes follow it. */
const host = new HostConfig({
  fontFamily: 'inherit',
  supportsInteractivity: true,
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  imageSizes: { small: 32, medium: 52, large: 100 },
  containerStyles: {
    default: style('sheet'),
    emphasis: style('emphasis'),
    accent: style('accent-ground'),
    good: style('good-ground'),
    attention: style('bad-ground'),
    warning: style('warning-ground'),
  },
  textBlock: { headingLevel: 2 },
  inputs: { label: { requiredInputs: { suffix: ' *' } } },
  factSet: {
    title: { weight: 'Bolder', wrap: true, maxWidth: 150 },
    value: { wrap: true },
    spacing: 12,
  },
  actions: {
    maxActions: 6,
    buttonSpacing: 8,
    actionsOrientation: 'Horizontal',
    actionAlignment: 'Left',
    showCard: { actionMode: 'Inline', inlineTopMargin: 12 },
  },
});

/** Draws a payload. `onAction` gets what a press sends, with the values of the inputs merged in. */
export function renderCard(payload, onAction) {
  const card = new AdaptiveCard();
  card.hostConfig = host;
  card.onExecuteAction = (action) => {
    if (action instanceof OpenUrlAction) return openAddress(action.url);
    const { id, title, data } = action;
    if (action instanceof ExecuteAction) onAction({ type: 'Action.Execute', id, title, verb: action.verb, data });
    else if (action instanceof SubmitAction) onAction({ type: 'Action.Submit', id, title, data });
  };
  card.parse(payload);
  const drawn = card.render();
  if (drawn) return drawn;
  const fallback = document.createElement('p');
  fallback.textContent = payload.fallbackText ?? 'This card cannot be drawn.';
  return fallback;
}

function openAddress(address) {
  if (/^(https?|mailto|tel):/i.test(address ?? '')) window.open(address, '_blank', 'noopener');
}
