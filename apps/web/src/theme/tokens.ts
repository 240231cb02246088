/** Colours of the product, once. CSS reads them as `--<name>`, Ant Design and the charts from here. */
const light = {
  canvas: '#F6F7F9',
  surface: '#FFFFFF',
  sunken: '#F1F3F6',
  line: '#DFE3E9',
  hair: '#EBEEF2',
  ink: '#14171C',
  ink2: '#414956',
  ink3: '#626C7A',
  ink4: '#A3ABB8',
  accent: '#2C52C4',
  'accent-hover': '#2242A3',
  'accent-soft': '#EDF1FC',
  'accent-mid': '#9DB1EA',
  'accent-line': '#C3D0F5',
  'on-accent': '#FFFFFF',
  good: '#0B7A54',
  'good-soft': '#E5F4ED',
  'good-bar': '#3E9C7A',
  warn: '#946000',
  'warn-soft': '#FBF1DC',
  bad: '#BF352B',
  'bad-soft': '#FCECEA',
  'bad-bar': '#D2695F',
} as const;

export type TokenName = keyof typeof light;
export type Tokens = { readonly [N in TokenName]: string };
export type ThemeMode = 'light' | 'dark';

const dark: Tokens = {
  canvas: '#0D0F13',
  surface: '#13161B',
  sunken: '#1C2027',
  line: '#2B313A',
  hair: '#22272F',
  ink: '#EDEFF3',
  ink2: '#B9C0CB',
  ink3: '#8F98A6',
  ink4: '#59616D',
  accent: '#8AA6FF',
  'accent-hover': '#A6BBFF',
  'accent-soft': '#1B2540',
  'accent-mid': '#4A62AE',
  'accent-line': '#33457E',
  'on-accent': '#0D0F13',
  good: '#4CC592',
  'good-soft': '#10291F',
  'good-bar': '#3A9B74',
  warn: '#E0AB46',
  'warn-soft': '#2C2310',
  bad: '#F27F74',
  'bad-soft': '#351C1A',
  'bad-bar': '#C9665C',
};

export const TOKENS: { readonly [M in ThemeMode]: Tokens } = { light, dark };

export const FONT =
  "'Inter Variable', Inter, 'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";
