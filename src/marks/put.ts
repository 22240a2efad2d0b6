// The names by which rooms of the kit's first edition know these; they go with those rooms.
export {setAttr as put, setText as say} from "./set.js";
