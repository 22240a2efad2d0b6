import {checkPhones} from "./phone.js";

checkPhones(2, 4);
