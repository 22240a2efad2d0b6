import {checkPhones} from "./phone.js";

checkPhones(1, 4);
