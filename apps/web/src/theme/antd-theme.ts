import { type ThemeConfig, theme } from 'antd';
import { wantsStillness } from './stillness.ts';
import { FONT, type ThemeMode, TOKENS } from './tokens.ts';

/** What a finger meets. */
const PHONE_HEIGHT = 34;

/** The one shadow of the product. */
const SHADOW: { readonly [M in ThemeMode]: string } = {
  light: 'rgb(20 23 28 / 10%)',
  dark: 'rgb(0 0 0 / 48%)',
};

/** Small controls of a phone are as high as its others: a finger is not small. */
export function antdTheme(mode: ThemeMode, isNarrow: boolean): ThemeConfig {
  const token = TOKENS[mode];
  return {
    algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily: FONT,
      fontSize: 13,
      lineHeight: 20 / 13,
      controlHeight: isNarrow ? PHONE_HEIGHT : 30,
      controlHeightSM: isNarrow ? PHONE_HEIGHT : 26,
      controlHeightLG: 44,
      borderRadius: 6,
      borderRadiusLG: 6,
      colorPrimary: token.accent,
      colorPrimaryHover: token['accent-hover'],
      colorLink: token.accent,
      colorError: token.bad,
      colorText: token.ink,
      colorTextSecondary: token.ink2,
      colorTextTertiary: token.ink3,
      colorTextPlaceholder: token.ink3,
      colorTextLightSolid: token['on-accent'],
      colorBorder: token.line,
      colorBorderSecondary: token.line,
      colorSplit: token.hair,
      colorBgBase: token.surface,
      colorBgContainer: token.surface,
      colorBgElevated: token.surface,
      colorBgLayout: token.canvas,
      controlOutline: token['accent-soft'],
      controlOutlineWidth: 3,
      // In the dark a shadow alone gives what pops up no edge.
      boxShadowSecondary: `0 0 0 1px ${token.line}, 0 4px 16px ${SHADOW[mode]}`,
      motion: !wantsStillness(),
      motionDurationMid: '0.1s',
      motionDurationSlow: '0.15s',
    },
    components: {
      // The dark algorithm dims what is primary; the tokens have their own dark accent.
      Button: {
        colorPrimary: token.accent,
        colorPrimaryHover: token['accent-hover'],
        colorPrimaryActive: token['accent-hover'],
        primaryShadow: 'none',
        defaultShadow: 'none',
        fontWeight: 500,
      },
      Form: { colorError: token.bad },
      Input: { colorError: token.bad, colorErrorBorderHover: token.bad },
      // Its box is a control: a line alone is lost in the dark.
      Checkbox: {
        colorBorder: token.ink3,
        colorPrimary: token.accent,
        colorPrimaryHover: token['accent-hover'],
      },
      Tabs: { inkBarColor: token.accent, itemSelectedColor: token.ink, itemHoverColor: token.ink },
      Table: {
        cellPaddingInline: 8,
        headerBg: 'transparent',
        rowHoverBg: token.canvas,
        rowSelectedBg: token['accent-soft'],
        borderColor: token.hair,
      },
      // The dark algorithm makes what is chosen a grey on which its own colour is lost.
      Dropdown: { controlItemBgActive: token['accent-soft'], controlItemBgActiveHover: token['accent-soft'] },
      Select: { optionSelectedBg: token['accent-soft'], optionSelectedFontWeight: 500 },
      Segmented: { trackBg: token.sunken, itemSelectedBg: token.surface, itemColor: token.ink2 },
    },
  };
}
