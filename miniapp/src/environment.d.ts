/// <reference types="@tarojs/taro" />

declare module '*.scss';
declare module '*.css';
declare module '*.svg' {
  const address: string;
  export default address;
}

/** Origin of the API, set by the build; empty when it is where the page came from. */
declare const HEYI_SERVER: string;
